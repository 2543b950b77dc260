import PatternCatalog

/// The shape gates as a trie of byte classes: shapes with a common beginning share its work, and a branch
/// ends where a block holds nothing that fits it.
struct ShapeTrie: Sendable {
    struct Node: Sendable {
        /// Index into `classes`.
        let classIndex: Int
        /// Bytes from the shape's start.
        let depth: Int
        /// Whether the byte must not be of the class: the end of a run.
        let negated: Bool
        /// For a first element: the class that must not stand before it, -1 for none.
        let notPrecededBy: Int
        var children: [Int] = []
        var gates: [Int32] = []
    }

    /// The distinct classes whose bitmaps the nodes read.
    private(set) var classes: [ByteClass] = []
    private(set) var nodes: [Node] = []
    private(set) var roots: [Int] = []

    init(_ gates: [Trigger.Gate]) {
        for (gate, trigger) in gates.enumerated() {
            if case .shape(let shape) = trigger { insert(shape, gate: Int32(gate)) }
        }
    }

    private mutating func insert(_ shape: Shape, gate: Int32) {
        let before = shape.notPrecededBy.map { classIndex($0) } ?? -1
        var at: Int?
        for (depth, element) in shape.elements.enumerated() {
            let first = depth == 0 ? before : -1
            at = child(of: at, classIndex(element), depth: depth, negated: false, notPrecededBy: first)
        }
        if shape.endsRun, let last = shape.elements.last {
            let depth = shape.elements.count
            at = child(of: at, classIndex(last), depth: depth, negated: true, notPrecededBy: -1)
        }
        if let at { nodes[at].gates.append(gate) }
    }

    private mutating func child(
        of parent: Int?, _ classIndex: Int, depth: Int, negated: Bool, notPrecededBy: Int
    ) -> Int {
        let siblings = parent.map { nodes[$0].children } ?? roots
        for sibling in siblings {
            let node = nodes[sibling]
            if node.classIndex == classIndex, node.negated == negated, node.notPrecededBy == notPrecededBy {
                return sibling
            }
        }
        nodes.append(
            Node(classIndex: classIndex, depth: depth, negated: negated, notPrecededBy: notPrecededBy))
        if let parent {
            nodes[parent].children.append(nodes.count - 1)
        } else {
            roots.append(nodes.count - 1)
        }
        return nodes.count - 1
    }

    private mutating func classIndex(_ wanted: ByteClass) -> Int {
        if let index = classes.firstIndex(of: wanted) { return index }
        classes.append(wanted)
        return classes.count - 1
    }
}
