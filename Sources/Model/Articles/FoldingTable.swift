/// The letters that fold to others than their own small ones: what they become, and their small forms with accents.
///
/// Made from the canonical decompositions of Unicode 15.0 for the letters of U+00C0-024F, 0370-04FF and 1E00-1FFF; added by
/// hand: ø ł đ ħ ı ß æ œ ς, and the other shapes of Greek letters. It is read by scalars: what looks the same twice is two of them. `FoldingTests` compares the outcome
/// with Foundation's.
private let lettersByFolding = """
    a àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ
    b ḃḅḇ
    c çćĉċčḉ
    d ďđḋḍḏḑḓ
    e èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ
    f ḟ
    g ĝğġģǧǵḡ
    h ĥħȟḣḥḧḩḫẖ
    i ìíîïĩīĭįıǐȉȋḭḯỉị
    j ĵǰ
    k ķǩḱḳḵ
    l ĺļľłḷḹḻḽ
    m ḿṁṃ
    n ñńņňǹṅṇṉṋ
    o òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ
    p ṕṗ
    r ŕŗřȑȓṙṛṝṟ
    s śŝşšſșṡṣṥṧṩẛ
    t ţťțṫṭṯṱẗ
    u ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
    v ṽṿ
    w ŵẁẃẅẇẉẘ
    x ẋẍ
    y ýÿŷȳẏẙỳỵỷỹ
    z źżžẑẓẕ
    ae æǣǽ
    oe œ
    ss ß
    ʒ ǯ
    ʹ ʹ
    α άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ
    β ϐ
    ε έἐἑἒἓἔἕὲέϵ
    η ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ
    θ ϑ
    ι ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ
    κ ϰ
    ο όὀὁὂὃὄὅὸό
    π ϖ
    ρ ῤῥϱ
    σ ς
    υ ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ
    φ ϕ
    ω ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ
    ϒ ϓϔ
    а ӑӓ
    г ѓ
    е ѐёӗ
    ж ӂӝ
    з ӟ
    и йѝӣӥ
    к ќ
    о ӧ
    у ўӯӱӳ
    ч ӵ
    ы ӹ
    э ӭ
    і ї
    ѵ ѷ
    ә ӛ
    ө ӫ
    """

/// The first scalar that is not in the table below.
private let tableEnd: UInt32 = 0x2000

/// What the scalars from U+0080 on fold to: one scalar or two of 16 bits, the first one lowest; 0 is nothing.
private let table: [UInt32] = {
    var forms: [UInt32: UInt32] = [:]
    for line in lettersByFolding.split(separator: "\n") {
        let words = line.split(separator: " ")
        let folded = words[0].unicodeScalars.reversed().reduce(0) { $0 << 16 | $1.value }
        for letter in words[1].unicodeScalars { forms[letter.value] = folded }
    }
    return (0x80..<tableEnd).map { value in
        guard !(0x300...0x36F).contains(value) else { return 0 }
        let small = small(value)
        return forms[small] ?? small
    }
}()

/// The small letter of a letter, without what Unicode would add to it.
private func small(_ value: UInt32) -> UInt32 {
    Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? value
}

/// What a scalar from U+0080 on becomes: up to two scalars, 0 for none.
func folding(of value: UInt32) -> (first: UInt32, second: UInt32) {
    switch value {
    case ..<tableEnd:
        let folded = table[Int(value) - 0x80]
        return (folded & 0xFFFF, folded >> 16)
    // Punctuation and the scripts of East Asia have no case.
    case tableEnd..<0x2126, 0x2E80...0xA63F, 0xAC00...0xFF20: return (value, 0)
    default:
        let small = small(value)
        return 0x80..<tableEnd ~= small ? folding(of: small) : (small, 0)
    }
}
