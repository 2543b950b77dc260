import Testing

@testable import Detection

@Suite("Positions")
struct GeographicCoordinatesTests {
    @Test(
        "pairs on the globe are possible",
        arguments: ["48.85837, 2.29448", "-33.85678 151.2153", "90.0000, 180.0000"])
    func acceptsPairs(text: String) {
        #expect(GeographicCoordinates.validate(Array(text.utf8).span) == .notApplicable)
    }

    @Test(
        "pairs off the globe, the origin and single numbers fail",
        arguments: ["90.0001, 2.0000", "48.8583, 180.0001", "0.0000, 0.0000", "48.8583", ""])
    func rejectsOthers(text: String) {
        #expect(GeographicCoordinates.validate(Array(text.utf8).span) == .invalid)
    }
}
