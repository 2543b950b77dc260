/// Names in Chinese, Japanese and Korean text, where no space and no capital marks a word.
///
/// A family name alone proves nothing there, each is a word too: a name is found only beside a cue, a form of
/// address behind it (先生, さん, 씨), a label or an introduction before it (姓名, 氏名, 이름, 我叫), or, for a Japanese
/// name, a given name behind a space, which that script sets nowhere else between two words.
enum IdeographicNames {
    /// Bytes of the longest family name below.
    private static let longestFamilyBytes = 9
    /// Characters of a given name at most, and at least when only a label speaks for it.
    private static let givenMax = 3

    /// Whether a family name begins here.
    static func mayBegin(at start: Int, in text: TextSlice) -> Bool? {
        if start + longestFamilyBytes > text.count && !text.endsDocument { return nil }
        return familyLength(at: start, in: text, limit: text.count) > 0
    }

    static func name(at start: Int, in text: TextSlice, limit: Int, explain: Bool) -> NameFinding? {
        let family = familyLength(at: start, in: text, limit: limit)
        guard family > 0 else { return nil }
        let isLabelled = endsWithAny(labels, before: start, in: text)
        var end = start + family
        var count = 0
        while count <= givenMax {
            let honorific = lengthOfAny(
                honorifics, at: skipSpace(end, in: text, limit: limit), in: text, limit: limit)
            if honorific > 0 {
                let cue: Evidence.Kind = isLabelled ? .label : .honorific
                let points = isLabelled ? NameWeights.strongLabel : NameWeights.title
                return finding(start..<end, cue: cue, points: points, explain: explain)
            }
            let length = characterLength(at: end, in: text, limit: limit)
            if length == 0 || count == givenMax { break }
            end += length
            count += 1
        }
        if let end = spacedNameEnd(from: start, familyEnd: start + family, in: text, limit: limit) {
            return finding(start..<end, cue: .pair, points: NameWeights.title, explain: explain)
        }
        let isWhole = characterLength(at: end, in: text, limit: limit) == 0
        guard isLabelled, isWhole, count > 0 else { return nil }
        return finding(start..<end, cue: .label, points: NameWeights.strongLabel, explain: explain)
    }

    /// The end of a family name of two characters, a space and a given name of one to three that ends as
    /// given names do, or nil. A Chinese character before or behind would make another word of either.
    private static func spacedNameEnd(from start: Int, familyEnd: Int, in text: TextSlice, limit: Int) -> Int?
    {
        guard familyEnd - start >= 6, !(start >= 3 && isHan(at: start - 3, in: text, limit: limit)) else {
            return nil
        }
        var begin = skipSpace(familyEnd, in: text, limit: limit)
        if begin == familyEnd { begin += lengthOfAny([wideSpace], at: familyEnd, in: text, limit: limit) }
        guard begin > familyEnd else { return nil }
        var end = begin
        while end - begin <= 9, isHan(at: end, in: text, limit: limit) { end += 3 }
        guard end > begin, end - begin <= 9 else { return nil }
        if lengthOfAny(ordinaryWords, at: begin, in: text, limit: end) == end - begin { return nil }
        let endings = end - begin == 3 ? shortGivenNames : givenEndings
        return holds(endings, at: end - 3, in: text, limit: limit) ? end : nil
    }

    /// Whether a Chinese character of three bytes, no kana and no Hangul, is at `index`.
    private static func isHan(at index: Int, in text: TextSlice, limit: Int) -> Bool {
        guard index + 3 <= limit else { return false }
        return text[index] >= 0xE4 && text[index] <= 0xE9 || text[index] == 0xE3 && text[index + 1] >= 0x90
    }

    /// Whether the character of three bytes at `index` is one of `characters`.
    private static func holds(_ characters: StaticString, at index: Int, in text: TextSlice, limit: Int)
        -> Bool
    {
        guard index + 3 <= limit else { return false }
        for at in stride(from: 0, to: characters.utf8CodeUnitCount, by: 3)
        where matches(characters.utf8Start + at, 3, at: index, in: text) { return true }
        return false
    }

    private static func finding(_ range: Range<Int>, cue: Evidence.Kind, points: Int, explain: Bool)
        -> NameFinding
    {
        var tally = Tally(explains: explain)
        tally.add(.base, NameWeights.base)
        tally.add(.surname, NameWeights.surname[5])
        tally.add(cue, points)
        return NameFinding(
            start: range.lowerBound, end: range.upperBound, score: NameWeights.score(tally.points),
            evidence: tally.evidence)
    }

    private static func skipSpace(_ index: Int, in text: TextSlice, limit: Int) -> Int {
        index < limit && text[index] == UInt8(ascii: " ") ? index + 1 : index
    }

    /// Bytes of the family name at `index`: two characters before one.
    private static func familyLength(at index: Int, in text: TextSlice, limit: Int) -> Int {
        let long = lengthOfAny(longFamilies, at: index, in: text, limit: limit)
        if long > 0 { return long }
        return holds(families, at: index, in: text, limit: limit) ? 3 : 0
    }

    /// Bytes of an ideograph, kana or Hangul syllable at `index`, else 0.
    private static func characterLength(at index: Int, in text: TextSlice, limit: Int) -> Int {
        guard index < limit else { return 0 }
        let letter = Letters.letter(at: index, in: text, limit: limit)
        return letter.kind == .ideograph ? letter.length : 0
    }

    private static func lengthOfAny(_ words: [StaticString], at index: Int, in text: TextSlice, limit: Int)
        -> Int
    {
        for word in words where index + word.utf8CodeUnitCount <= limit {
            if matches(word.utf8Start, word.utf8CodeUnitCount, at: index, in: text) {
                return word.utf8CodeUnitCount
            }
        }
        return 0
    }

    private static func endsWithAny(_ words: [StaticString], before start: Int, in text: TextSlice) -> Bool {
        var end = start
        for _ in 0..<3
        where end > 0 && (text[end - 1] == UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: ":")) {
            end -= 1
        }
        if end >= 3 && matches(colon.utf8Start, 3, at: end - 3, in: text) { end -= 3 }
        for word in words where end >= word.utf8CodeUnitCount {
            let count = word.utf8CodeUnitCount
            if matches(word.utf8Start, count, at: end - count, in: text) { return true }
        }
        return false
    }

    @inline(__always)
    private static func matches(_ word: UnsafePointer<UInt8>, _ count: Int, at index: Int, in text: TextSlice)
        -> Bool
    {
        for offset in 0..<count where text[index + offset] != word[offset] { return false }
        return true
    }

    private static let colon: StaticString = "："
    private static let families: StaticString = """
        王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦\
        付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤張劉陳楊黃趙吳孫馬鄭謝許馮鄧葉蘇魏呂盧鍾譚陸賈\
        김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허남심노하곽성차주우구민유나진지엄채원천방공현함변염여추도석선설\
        林森原関谷堀辻菅南東
        """
    private static let longFamilies: [StaticString] = [
        "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "山口", "松本", "井上", "木村",
        "清水", "山崎", "池田", "橋本", "阿部", "石川", "山下", "中島", "石井", "小川", "前田", "岡田", "長谷川", "藤田", "後藤", "近藤", "村上",
        "遠藤", "青木", "坂本", "斎藤", "斉藤", "福田", "太田", "西村", "藤井", "金子", "岡本", "藤原", "中野", "三浦", "原田", "中川", "松田",
        "竹内", "小野", "田村", "中山", "和田", "石田", "森田", "上田", "内田", "柴田", "酒井", "宮崎", "横山", "高木", "安藤", "宮本", "大野",
        "小島", "今井", "工藤", "増田", "丸山", "杉山", "村田", "大塚", "新井", "小山", "平野", "河野", "渡邉", "渡部", "欧阳", "歐陽", "司马",
        "司馬", "诸葛", "諸葛", "上官", "司徒", "东方", "夏侯", "皇甫", "남궁", "황보", "선우", "제갈",
    ]
    private static let wideSpace: StaticString = "\u{3000}"
    /// Last characters of given names of two and three characters, and given names of one.
    private static let givenEndings: StaticString = """
        子美香奈菜恵花咲愛衣葵莉希紀佳代江枝絵乃織沙紗彩凛楓桜萌瑠璃穂帆里月結優真由梨那太郎朗介樹也斗翔輝輔平男雄夫彦司志哉吾亮健誠隆浩\
        弘博宏勇剛豊茂昇聡智之幸哲徹孝悟蓮悠蒼湊颯弥貴敏憲一二三大治明行
        """
    private static let shortGivenNames: StaticString = "翔愛誠健葵蓮悠湊颯亮剛聡徹悟凛萌浩隆渉純恵翼薫忍"
    /// Words that end as given names do.
    private static let ordinaryWords: [StaticString] = [
        "女子", "男子", "様子", "電子", "椅子", "菓子", "時代", "年代", "現代", "世代", "近代", "世紀", "紹介", "仲介", "組織", "上司",
        "意志", "有志", "公平", "水平", "不平", "上昇", "覚悟", "生花", "果樹", "拡大", "最大", "巨大", "政治", "自治", "説明", "証明",
        "発明", "照明", "銀行", "旅行", "発行", "実行", "運行", "毎月", "今月", "来月", "先月", "理由", "自由", "経由",
    ]
    private static let honorifics: [StaticString] = [
        "先生", "女士", "小姐", "老师", "老師", "教授", "博士", "医生", "醫生", "经理", "經理", "同学", "主任", "师傅", "さん", "さま", "様",
        "氏",
        "くん", "君", "ちゃん", "部長", "課長", "社長", "씨", "님", "선생님", "교수", "박사", "과장", "대리", "부장", "대표", "사장", "팀장",
        "의원", "기자",
    ]
    private static let labels: [StaticString] = [
        "姓名", "名字", "联系人", "聯絡人", "客户", "收件人", "我叫", "我是", "名叫", "我的名字是", "氏名", "お名前", "名前", "担当者", "担当",
        "宛名", "患者名",
        "이름", "성명", "고객명", "담당자", "담당", "이름은", "제 이름은", "환자명", "수신인",
    ]
}
