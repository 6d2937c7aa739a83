/// The scripts that articles are written in, and what made-up words of each are made of.
public enum Script: String, CaseIterable, Sendable, Codable {
    case latin, cyrillic, greek, arabic, chinese, japanese, thai

    /// How many different words it has.
    var words: Int {
        switch self {
        case .latin: 60_000
        case .cyrillic, .greek, .arabic: 20_000
        case .chinese, .japanese, .thai: 8_000
        }
    }

    /// Between two words.
    var space: String {
        switch self {
        case .latin, .cyrillic, .greek, .arabic: " "
        case .chinese, .japanese, .thai: ""
        }
    }

    var comma: String {
        switch self {
        case .latin, .cyrillic, .greek: ","
        case .arabic: "،"
        case .chinese: "，"
        case .japanese: "、"
        case .thai: " "
        }
    }

    /// At a sentence's end.
    var stops: [String] {
        switch self {
        case .latin, .cyrillic: [".", ".", ".", "?"]
        case .greek: [".", ".", ".", ";"]
        case .arabic: [".", ".", ".", "؟"]
        case .chinese, .japanese: ["。", "。", "。", "？"]
        case .thai: [""]
        }
    }

    /// ISO 639.
    var language: String? {
        switch self {
        case .latin: nil
        case .cyrillic: "ru"
        case .greek: "el"
        case .arabic: "ar"
        case .chinese: "zh"
        case .japanese: "ja"
        case .thai: "th"
        }
    }

    /// What a word is made of: a choice of each, syllable by syllable. Signs that planted words begin with are in none.
    var syllable: [[String]] {
        func letters(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
        func signs(_ text: String) -> [String] { text.map(String.init) }
        return switch self {
        case .latin:
            [
                letters("b br c ch cl d dr f fl g gr h j k l m n p pl pr r s sh sl st t th tr v w") + ["", "", ""],
                letters(
                    "a a a a a a e e e e e e e e i i i i i i o o o o o o u u u u ai ea ee ie oa ou ai ea ee oa é ö"),
                letters("n n r r s s t t l l m d nd nt st rs ck") + Array(repeating: "", count: 17),
            ]
        case .cyrillic:
            [
                letters("б в г д ж з к л м н п р с т ф х ц ч ш ст пр кр"), letters("а а о о о е е и и у ы я ю ё"),
                letters("в д й к л м н р с т ть ст") + Array(repeating: "", count: 12),
            ]
        case .greek:
            [
                letters("β γ δ ζ θ κ λ μ ν ξ π ρ σ τ φ χ στ πρ κτ"), letters("α α ά ε έ η ή ι ί ο ό υ ω ώ ου αι ει"),
                letters("ν ρ ν") + Array(repeating: "", count: 6),
            ]
        case .arabic: [letters("ب ت ج ح د ر س ش ص ع ف ق ك ل م ن ه و ي ال"), letters("ا ا و ي") + ["", "", "", ""]]
        case .chinese:
            [
                signs(
                    "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切"
                ),
                signs("的人大年心生法国事学家文理行动力") + Array(repeating: "", count: 14),
            ]
        case .japanese:
            [
                signs("あいうえおかきくけこさしすせそたちつてとなにのはひふへほまみむもやよらりるれわんがぎぐげござじずだでばびぶべぼ")
                    + signs("日本人大学生年月時間行来見言話手紙新聞山川空海水火木金土国語会社電車道家族友名前後中外上下"),
                signs("いうかがきくしたてでとなにのはまもらりるれをん") + signs("アイカクシスタトラリルレンー"),
            ]
        case .thai:
            [
                signs("เแโใ") + Array(repeating: "", count: 10), signs("กขคงจชดตถทนบปพฟมยรลวสหอ"),
                // Marks over and under the consonant are characters of their own only in a list.
                ["ะ", "า", "ิ", "ี", "ุ", "ู", "่า", "้อ", "ั", "อ", "", "", "", ""],
                signs("กงดนบมยล") + ["", "", "", ""],
            ]
        }
    }
}
