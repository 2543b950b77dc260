/// What a validator says of a candidate's value.
package enum ValidationVerdict: Sendable, Equatable {
    /// The value satisfies its checksum or dictionary: the score becomes 1.
    case valid
    /// The value cannot be what the pattern looks for: the finding is dropped.
    case invalid
    /// The validator has nothing to say about a value of this form: the score stays.
    case notApplicable

    /// The verdict of a check that can only pass or fail.
    package init(_ passes: Bool) {
        self = passes ? .valid : .invalid
    }
}

/// A check of a matched value. Synchronous, allocation-free, bounded by the value's length.
package typealias Validator = @Sendable (Span<UInt8>) -> ValidationVerdict
