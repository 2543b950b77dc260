import PatternCatalog

/// How rules follow a text, byte by byte.
extension ShapeRules {
    /// A rule, how much of its shape and of its outline a text has followed. One number, in the order of
    /// rules.
    struct Item: Comparable, Hashable, BitwiseCopyable {
        private let bits: UInt64

        /// In place of elements that are past: the shape is complete.
        static let done = Int32(0xFF)
        /// In place of the outline's node: the outline is complete.
        static let accepted = Int32(0x7FFF_FFFF)

        init(rule: Int32, element: Int32, node: Int32) {
            bits = UInt64(UInt32(bitPattern: rule)) << 40 | UInt64(element) << 32 | UInt64(node)
        }

        var rule: Int32 { Int32(truncatingIfNeeded: bits >> 40) }
        var element: Int32 { Int32(bits >> 32 & 0xFF) }
        var node: Int32 { Int32(truncatingIfNeeded: bits & 0xFFFF_FFFF) }

        static func < (left: Item, right: Item) -> Bool { left.bits < right.bits }

        /// One more step of FNV-1a, over whole items.
        func hash(into key: inout UInt64) { key = (key ^ bits) &* 0x100_0000_01B3 }
    }

    /// A rule behind its first byte.
    struct Beginning: BitwiseCopyable {
        /// Symbols behind which it does not begin, whatever stands before them.
        let never: SymbolSet
        /// Symbols behind which it depends on what stands before them.
        let depends: SymbolSet
        let rule: Int32
        /// What is left of it; done and accepted where nothing is.
        let item: Item
    }

    /// What may begin with `first`, without the rules that `isOff` holds for.
    func beginnings(with first: UInt8, without isOff: (Rule) -> Bool) -> [Beginning] {
        var found: [Beginning] = []
        for index in Int(symbolStarts[Int(first)])..<Int(symbolStarts[Int(first) + 1]) {
            let number = rulesBySymbol[index]
            let rule = rules[Int(number)]
            guard !isOff(rule) else { continue }
            var never = rule.notPrecededBy
            var depends = SymbolSet()
            for exclusion in exclusions[Int(rule.firstExclusion)..<Int(rule.lastExclusion)] {
                if exclusion.beforeLast == .all {
                    never = never.union(exclusion.last)
                } else {
                    depends = depends.union(exclusion.last)
                }
            }
            let node = nodes[Int(rule.firstNode)].accepts ? Item.accepted : rule.firstNode
            step(Item(rule: number, element: 0, node: node), by: first) { item in
                found.append(Beginning(never: never, depends: depends, rule: number, item: item))
            }
        }
        return found
    }

    /// Whether `rule` does not begin behind these two symbols, by its outline.
    func isExcluded(_ rule: Rule, _ beforeLast: UInt8, _ last: UInt8) -> Bool {
        exclusions[Int(rule.firstExclusion)..<Int(rule.lastExclusion)].contains {
            $0.last.contains(last) && $0.beforeLast.contains(beforeLast)
        }
    }

    /// What is left of `item` after a byte.
    @inline(__always)
    func step(_ item: Item, by symbol: UInt8, _ add: (Item) -> Void) {
        let rule = rules[Int(item.rule)]
        guard let element = element(after: item.element, of: rule, by: symbol) else { return }
        func left(_ node: Int32) -> Item { Item(rule: item.rule, element: element, node: node) }
        guard item.node != Item.accepted else { return add(left(Item.accepted)) }
        let node = nodes[Int(item.node)]
        for index in Int(node.firstSuccessor)..<Int(node.lastSuccessor) {
            let successor = successors[index]
            let next = nodes[Int(successor)]
            if next.symbols.contains(symbol) { add(left(next.accepts ? Item.accepted : successor)) }
        }
    }

    /// How much of the shape is past after a byte, nil when it does not fit.
    @inline(__always)
    private func element(after element: Int32, of rule: Rule, by symbol: UInt8) -> Int32? {
        guard element != Item.done else { return Item.done }
        let index = Int(rule.firstElement) + Int(element)
        if element == rule.elementCount {
            return elements[index - 1].contains(symbol) ? nil : Item.done
        }
        guard elements[index].contains(symbol) else { return nil }
        return element + 1 == rule.elementCount && !rule.endsRun ? Item.done : element + 1
    }
}
