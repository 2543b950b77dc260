/// A value that stays encoded in the table inside the binary until somebody reads it.
enum Stored<Value: Sendable>: Sendable {
    case own(Value)
    /// The bytes of the table from `first` on.
    case table(StaticString, first: Int, count: Int)

    /// - Parameter bytes: a part of `table`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, of table: StaticString) {
        let first = bytes.baseAddress.map { table.utf8Start.distance(to: $0) } ?? 0
        self = .table(table, first: first, count: bytes.count)
    }

    func value(_ decode: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        switch self {
        case .own(let value): value
        case .table(let table, let first, let count):
            decode(UnsafeBufferPointer(start: table.utf8Start + first, count: count))
        }
    }
}

extension Stored where Value: Collection {
    var isEmpty: Bool {
        switch self {
        case .own(let value): value.isEmpty
        case .table(_, _, let count): count == 0
        }
    }
}
