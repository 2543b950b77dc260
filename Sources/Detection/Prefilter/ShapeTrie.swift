import PatternCatalog

/// The shape gates as a trie of byte classes: shapes with a common beginning share its work, and a branch
/// ends where a block holds nothing that fits it.
struct ShapeTrie: Sendable {
    /// Plain numbers, so that walking the trie touches no reference count.
    struct Node: Sendable, BitwiseCopyable {
        /// Index into `classes`.
        let classIndex: Int32
        /// Bytes from the shape's start, 0 to 32.
        let depth: Int32
        /// Whether the byte must not be of the class: the end of a run.
        let negated: Bool
        /// For a first element: the class that must not stand before it, -1 for none.
        let notPrecededBy: Int32
        /// Classes, one bit each, without which no gate from here on can stand: most blocks of a text have no
        /// digit.
        var required: UInt64 = 0
        /// Nodes that follow: `firstChild ..< lastChild`.
        var firstChild: Int32 = 0
        var lastChild: Int32 = 0
        /// Gates that are complete here: `gates[firstGate ..< lastGate]`.
        var firstGate: Int32 = 0
        var lastGate: Int32 = 0
    }

    /// Roots that begin with the same class, so that a block without it passes them all at once.
    struct RootGroup: Sendable, BitwiseCopyable {
        let classIndex: Int32
        let first: Int32
        let last: Int32
        /// What all of them require.
        let required: UInt64
    }

    /// Classes with a bit in `required`.
    static let trackedClassesMax = 64

    /// The distinct classes whose bitmaps the nodes read.
    let classes: [ByteClass]
    let nodes: [Node]
    let gates: [Int32]
    let rootGroups: [RootGroup]

    init(_ gates: [Trigger.Gate]) {
        var builder = ShapeTrieBuilder()
        for (gate, trigger) in gates.enumerated() {
            if case .shape(let shape) = trigger { builder.insert(shape, gate: Int32(gate)) }
        }
        let flat = builder.flattened()
        classes = builder.classes
        nodes = flat.nodes
        self.gates = flat.gates
        rootGroups = flat.groups
    }
}

/// Grows the trie; `ShapeTrie` is its flat form.
private struct ShapeTrieBuilder {
    private struct Step: Hashable {
        let classIndex: Int
        let negated: Bool
        let notPrecededBy: Int
    }

    private final class Branch {
        let step: Step
        let depth: Int
        var children: [Branch] = []
        var gates: [Int32] = []

        init(_ step: Step, depth: Int) {
            self.step = step
            self.depth = depth
        }
    }

    private(set) var classes: [ByteClass] = []
    private var roots: [Branch] = []

    mutating func insert(_ shape: Shape, gate: Int32) {
        let before = shape.notPrecededBy.map { classIndex($0) } ?? -1
        var at: Branch?
        for (depth, element) in shape.elements.enumerated() {
            let step = Step(
                classIndex: classIndex(element), negated: false, notPrecededBy: depth == 0 ? before : -1)
            at = child(of: at, step, depth: depth)
        }
        if shape.endsRun, let last = shape.elements.last {
            let step = Step(classIndex: classIndex(last), negated: true, notPrecededBy: -1)
            at = child(of: at, step, depth: shape.elements.count)
        }
        at?.gates.append(gate)
    }

    private mutating func child(of parent: Branch?, _ step: Step, depth: Int) -> Branch {
        if let known = (parent?.children ?? roots).first(where: { $0.step == step }) { return known }
        let branch = Branch(step, depth: depth)
        if let parent { parent.children.append(branch) } else { roots.append(branch) }
        return branch
    }

    private mutating func classIndex(_ wanted: ByteClass) -> Int {
        if let index = classes.firstIndex(of: wanted) { return index }
        classes.append(wanted)
        return classes.count - 1
    }

    /// Breadth first, so that the children of a node stand together.
    func flattened() -> (nodes: [ShapeTrie.Node], gates: [Int32], groups: [ShapeTrie.RootGroup]) {
        let ordered = roots.sorted { $0.step.classIndex < $1.step.classIndex }
        var queue = ordered
        var nodes = ordered.map(Self.node)
        var gates: [Int32] = []
        var next = 0
        while next < queue.count {
            let branch = queue[next]
            nodes[next].firstGate = Int32(gates.count)
            gates += branch.gates
            nodes[next].lastGate = Int32(gates.count)
            nodes[next].firstChild = Int32(nodes.count)
            queue += branch.children
            nodes += branch.children.map(Self.node)
            nodes[next].lastChild = Int32(nodes.count)
            next += 1
        }
        Self.setRequired(&nodes)
        var groups: [ShapeTrie.RootGroup] = []
        for classIndex in Set(ordered.map(\.step.classIndex)).sorted() {
            let members = ordered.indices.filter { ordered[$0].step.classIndex == classIndex }
            groups.append(
                .init(
                    classIndex: Int32(classIndex), first: Int32(members[0]),
                    last: Int32(members[0] + members.count),
                    required: members.reduce(~0) { $0 & nodes[$1].required }))
        }
        return (nodes, gates, groups)
    }

    /// From the leaves up: what a node's byte requires, and what all that follows does.
    private static func setRequired(_ nodes: inout [ShapeTrie.Node]) {
        for index in nodes.indices.reversed() {
            let node = nodes[index]
            var below = node.firstGate < node.lastGate ? 0 : ~UInt64(0)
            for child in Int(node.firstChild)..<Int(node.lastChild) { below &= nodes[child].required }
            let isTracked = !node.negated && node.classIndex < ShapeTrie.trackedClassesMax
            nodes[index].required = below | (isTracked ? 1 << UInt64(node.classIndex) : 0)
        }
    }

    private static func node(_ branch: Branch) -> ShapeTrie.Node {
        ShapeTrie.Node(
            classIndex: Int32(branch.step.classIndex), depth: Int32(branch.depth),
            negated: branch.step.negated,
            notPrecededBy: Int32(branch.step.notPrecededBy))
    }
}
