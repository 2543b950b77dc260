/// The Gregorian calendar, as far as dates inside identifiers need it.
package enum CalendarDate {
    /// Whether `year`-`month`-`day` is a day of the calendar.
    package static func exists(year: Int, month: Int, day: Int) -> Bool {
        guard month >= 1, month <= 12, day >= 1 else { return false }
        return day <= days(inMonth: month, year: year)
    }

    /// Whether the day exists in some century, for identifiers with a two-digit year: 29 February needs
    /// `year` to be divisible by four.
    package static func exists(shortYear year: Int, month: Int, day: Int) -> Bool {
        exists(year: year == 0 ? 2000 : 1900 + year, month: month, day: day)
    }

    private static func days(inMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
