/// How surprising one letter is after another, in English words and program identifiers.
///
/// Text people make up is pronounceable; what a generator draws is not. The sum over a value's letter pairs
/// therefore tells a random token from `request_handler` without a dictionary. The costs are rounded binary
/// logarithms of pair frequencies, counted over distinct words of software documentation and source code.
enum LetterPairs {
    /// The cost of `second` directly after `first`, 0 (as in "qu") to 9 bits (as in "jx").
    /// - Parameters: alphabet indices, 0 for "a" to 25 for "z".
    @inline(__always)
    static func bits(_ first: UInt8, _ second: UInt8) -> Int {
        Int(table.utf8Start[Int(first) * 26 + Int(second)]) - 0x30
    }

    /// One row for each first letter, one digit for each second letter.
    private static let table: StaticString = """
        64336647485232849232556657\
        24452567247256359335278746\
        26452672483356158342468868\
        25531566176455367435467868\
        36324457587342646223756458\
        35442267198365258344387859\
        36561643287353359235367866\
        17651777286555269353487859\
        44344448886341348433749685\
        25441566355655246535265878\
        36541544266464357424475858\
        26541667186266259644468838\
        14651778286446328635478869\
        37322427375574368622558967\
        54336547575331439234344678\
        27552664395366239243487949\
        55565656577355676545056867\
        26441658295545259433557949\
        47362563295456336631376858\
        26461573287456359234476847\
        43453448486332539222779787\
        16460667298656369655768778\
        16552663295453269236686779\
        35342465387435527531667447\
        35453546486333419423565766\
        25660564287345358655576754
        """
}
