/// A borrowed view of consecutive bytes of a document: what the stream window holds at the moment.
///
/// Offsets are relative to the slice. The memory belongs to the caller and must outlive the slice; the slice
/// is created for one call down the stages and never stored. What a `DetectionRun` is given must be readable
/// for `Prefilter.paddingBytes` behind the slice's last byte: blocks of 64 bytes are read whole.
package struct TextSlice {
    package let base: UnsafePointer<UInt8>
    /// Bytes in the slice.
    package let count: Int
    /// Whether nothing precedes offset 0 in the document. Otherwise earlier bytes exist and are not visible.
    package let startsDocument: Bool
    /// Whether nothing can follow the last byte. Otherwise more bytes may come.
    package let endsDocument: Bool

    package init(base: UnsafePointer<UInt8>, count: Int, startsDocument: Bool, endsDocument: Bool) {
        self.base = base
        self.count = count
        self.startsDocument = startsDocument
        self.endsDocument = endsDocument
    }

    /// The byte at `index`, 0 ..< count. Unchecked in release builds: the hot path runs over it.
    @inline(__always)
    package subscript(index: Int) -> UInt8 {
        assert(index >= 0 && index < count)
        return base[index]
    }

    /// The bytes in `range` as a span that lives as long as the slice's memory.
    package func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    }
}

/// The first `count` bits of a block's 64, all when there are more.
@inline(__always)
func firstBits(_ count: Int) -> UInt64 { count >= 64 ? .max : 1 &<< UInt64(count) &- 1 }
