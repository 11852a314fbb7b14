//! Articles in other scripts than Latin: nothing untrue is said of their words, their length or their direction.

use ia_validate::{Options, Validator};

/// A paragraph in a language, and the words that it has about.
struct Text {
    language: &'static str,
    is_rtl: bool,
    title: &'static str,
    paragraph: &'static str,
    /// As a reader of the language would count them, with some room.
    words: (usize, usize),
    is_estimate: bool,
}

const TEXTS: [Text; 12] = [
    Text {
        language: "zh",
        is_rtl: false,
        title: "渡轮重新开航",
        paragraph: "渡轮今天早上重新开航，乘客一大早就在码头排起了长队。船长说，经过一周的修理，发动机比以前更安静，也更省油。\
                    市政府还宣布，从下个月起学生可以半价买票，老人则完全免费。附近的商店和餐馆都很高兴，因为没有渡轮的时候几乎没有客人。\
                    一位卖鱼的老板告诉记者，他昨天只卖出三条鱼，而今天不到中午就卖完了。",
        words: (70, 110),
        is_estimate: true,
    },
    Text {
        language: "ja",
        is_rtl: false,
        title: "フェリーの運航が再開",
        paragraph: "港のフェリーは今朝から運航を再開し、乗客は早くから桟橋に列を作った。船長によると、一週間の修理でエンジンは前より静かになり、\
                    燃料も少なくて済むという。市は来月から学生の運賃を半額にし、お年寄りは無料にすると発表した。近くの店や食堂も喜んでいる。\
                    フェリーがない間はほとんど客が来なかったからだ。魚屋の主人は、昨日は三匹しか売れなかったが、今日は昼前に売り切れたと話した。",
        words: (65, 125),
        is_estimate: true,
    },
    Text {
        language: "th",
        is_rtl: false,
        title: "เรือข้ามฟากกลับมาแล้ว",
        paragraph: "เรือข้ามฟากกลับมาให้บริการอีกครั้งเมื่อเช้านี้ ผู้โดยสารมาต่อแถวที่ท่าเรือตั้งแต่เช้าตรู่ กัปตันบอกว่าหลังจากซ่อมหนึ่งสัปดาห์ \
                    เครื่องยนต์เงียบกว่าเดิมและประหยัดน้ำมันมากขึ้น เทศบาลประกาศว่าตั้งแต่เดือนหน้านักเรียนจะซื้อตั๋วได้ครึ่งราคา ส่วนผู้สูงอายุไม่ต้องจ่ายเลย \
                    ร้านค้าและร้านอาหารใกล้ท่าเรือดีใจมาก เพราะตอนที่ไม่มีเรือแทบไม่มีลูกค้า",
        words: (60, 110),
        is_estimate: false,
    },
    Text {
        language: "ar",
        is_rtl: true,
        title: "عودة العبارة إلى الميناء",
        paragraph: "عادت العبارة إلى العمل هذا الصباح، ووقف الركاب في طابور طويل على الرصيف منذ الفجر. وقال القبطان إن المحرك صار أهدأ من \
                    قبل بعد أسبوع من الإصلاح، وإنه يستهلك وقودا أقل. وأعلنت البلدية أن الطلاب سيدفعون نصف الثمن ابتداء من الشهر القادم، وأن \
                    كبار السن لن يدفعوا شيئا. وفرح أصحاب المتاجر والمطاعم القريبة، لأن الزبائن لم يأتوا حين غابت العبارة.",
        words: (60, 75),
        is_estimate: false,
    },
    Text {
        language: "he",
        is_rtl: true,
        title: "המעבורת חזרה לנמל",
        paragraph: "המעבורת חזרה לפעול הבוקר, והנוסעים עמדו בתור ארוך על הרציף כבר מהשחר. רב החובל אמר שאחרי שבוע של תיקונים המנוע שקט \
                    יותר מבעבר וצורך פחות דלק. העירייה הודיעה שהחל מהחודש הבא סטודנטים ישלמו חצי מחיר, וקשישים לא ישלמו דבר. בעלי החנויות \
                    והמסעדות בסביבה שמחו מאוד, כי בלי המעבורת כמעט לא באו לקוחות.",
        words: (48, 62),
        is_estimate: false,
    },
    Text {
        language: "hi",
        is_rtl: false,
        title: "नौका फिर चल पड़ी",
        paragraph: "आज सुबह से नौका फिर चलने लगी और यात्री भोर से ही घाट पर लंबी कतार में खड़े थे। कप्तान ने बताया कि एक सप्ताह की मरम्मत के \
                    बाद इंजन पहले से शांत है और कम ईंधन लेता है। नगरपालिका ने घोषणा की कि अगले महीने से विद्यार्थी आधे दाम में टिकट ले सकेंगे और \
                    बुज़ुर्गों को कुछ नहीं देना होगा। पास की दुकानें और भोजनालय बहुत खुश हैं, क्योंकि नौका के बिना ग्राहक लगभग नहीं आते थे।",
        words: (75, 95),
        is_estimate: false,
    },
    Text {
        language: "km",
        is_rtl: false,
        title: "សាឡាងត្រឡប់មកវិញ",
        paragraph: "សាឡាងបានចាប់ផ្តើមដំណើរការឡើងវិញនៅព្រឹកនេះ ហើយអ្នកដំណើរបានតម្រង់ជួរយ៉ាងវែងនៅកំពង់ផែតាំងពីព្រលឹម។ ប្រធាននាវានិយាយថា បន្ទាប់ពីជួសជុលមួយសប្តាហ៍ \
                    ម៉ាស៊ីនស្ងាត់ជាងមុន ហើយប្រើប្រេងតិចជាងមុន។ សាលាក្រុងបានប្រកាសថា ចាប់ពីខែក្រោយ សិស្សនឹងទិញសំបុត្រពាក់កណ្តាលតម្លៃ ហើយមនុស្សចាស់មិនចាំបាច់បង់ប្រាក់ទេ។",
        words: (38, 75),
        is_estimate: false,
    },
    Text {
        language: "ko",
        is_rtl: false,
        title: "여객선이 다시 운항하다",
        paragraph: "여객선이 오늘 아침 다시 운항을 시작했고 승객들은 이른 새벽부터 부두에 길게 줄을 섰다. 선장은 일주일 동안 수리한 뒤 엔진이 전보다 조용하고 기름도 덜 쓴다고 말했다. \
                    시는 다음 달부터 학생은 반값에 표를 살 수 있고 노인은 무료라고 발표했다. 근처 가게와 식당들은 배가 없는 동안 손님이 거의 없었기 때문에 무척 기뻐하고 있다.",
        words: (48, 62),
        is_estimate: false,
    },
    Text {
        language: "fa",
        is_rtl: true,
        title: "کشتی به بندر برگشت",
        paragraph: "کشتی مسافری امروز صبح دوباره کار خود را آغاز کرد و مسافران از سپیده‌دم در اسکله صف کشیدند. \
                    ناخدا گفت که پس از یک هفته تعمیر، موتور از پیش آرام‌تر شده و سوخت کمتری می‌برد. شهرداری نیز \
                    اعلام کرد که از ماه آینده دانش‌آموزان بلیت را به نصف بها می‌خرند و سالمندان چیزی نمی‌پردازند. \
                    مغازه‌ها و رستوران‌های نزدیک بسیار خوشحال‌اند، چون در نبود کشتی مشتری نداشتند.",
        words: (64, 78),
        is_estimate: false,
    },
    Text {
        language: "ur",
        is_rtl: true,
        title: "کشتی بندرگاہ واپس آ گئی",
        paragraph: "کشتی آج صبح سے پھر چلنے لگی اور مسافر فجر سے ہی گھاٹ پر لمبی قطار میں کھڑے تھے۔ کپتان نے بتایا \
                    کہ ایک ہفتے کی مرمت کے بعد انجن پہلے سے خاموش ہے اور کم ایندھن لیتا ہے۔ بلدیہ نے اعلان کیا کہ \
                    اگلے مہینے سے طالب علم آدھی قیمت پر ٹکٹ خرید سکیں گے اور بزرگوں کو کچھ نہیں دینا ہوگا۔ قریب کی \
                    دکانیں اور ہوٹل بہت خوش ہیں، کیونکہ کشتی کے بغیر گاہک تقریباً نہیں آتے تھے۔",
        words: (78, 92),
        is_estimate: false,
    },
    Text {
        language: "lo",
        is_rtl: false,
        title: "ເຮືອຂ້າມຟາກກັບມາແລ້ວ",
        paragraph: "ເຮືອຂ້າມຟາກກັບມາໃຫ້ບໍລິການອີກຄັ້ງໃນເຊົ້ານີ້ ຜູ້ໂດຍສານໄດ້ເຂົ້າແຖວຍາວຢູ່ທ່າເຮືອຕັ້ງແຕ່ເຊົ້າມືດ \
                    ກັບຕັນເວົ້າວ່າຫຼັງຈາກສ້ອມແປງໜຶ່ງອາທິດ ເຄື່ອງຈັກງຽບກວ່າເກົ່າ ແລະ ໃຊ້ນ້ຳມັນໜ້ອຍລົງ \
                    ເທດສະບານປະກາດວ່າຕັ້ງແຕ່ເດືອນໜ້ານັກຮຽນຈະຊື້ປີ້ໄດ້ເຄິ່ງລາຄາ ສ່ວນຜູ້ສູງອາຍຸບໍ່ຕ້ອງຈ່າຍເລີຍ",
        words: (40, 110),
        is_estimate: false,
    },
    Text {
        language: "en",
        is_rtl: false,
        title: "The ferry 渡轮 is back – חזרה",
        paragraph: "The ferry is back, and so is the queue on the quay. „渡轮今天早上重新开航“, says the board in Chinese, and below it stands \
                    המעבורת חזרה לפעול הבוקר for those who read Hebrew. เรือข้ามฟากกลับมาแล้ว, a boy from Bangkok reads to his mother. The captain \
                    nods: after a week in the yard the engine is quieter than before, and it burns less oil, as the harbour master will not \
                    tire of telling everybody who comes along.",
        words: (70, 95),
        is_estimate: true,
    },
];

const AD: &str = "<figure class=\"op-ad\"><iframe src=\"https://ads.example.com/1\" width=\"300\" height=\"250\"></iframe></figure>";

impl Text {
    fn article(&self, content: &str) -> String {
        let dir = if self.is_rtl { " dir=\"rtl\"" } else { "" };
        format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta property=\"op:markup_version\" \
             content=\"v1.0\"><link rel=\"canonical\" href=\"https://example.com/ferry\"></head><body{dir}><article><header><figure>\
             <img src=\"https://example.com/cover.jpg\"></figure><h1>{}</h1><time class=\"op-published\" \
             datetime=\"2016-02-04T09:00:00Z\">4.2.2016</time></header>{content}</article></body></html>",
            self.language, self.title
        )
    }

    /// What is found, rule and message.
    fn found(&self, content: &str) -> Vec<(&'static str, String)> {
        let report = Validator::new(Options::default()).article(&self.article(content));
        report.diagnostics.into_iter().map(|finding| (finding.rule, finding.message.into_owned())).collect()
    }

    fn paragraphs(&self, count: usize) -> String {
        format!("<p>{}</p>", self.paragraph).repeat(count)
    }
}

/// The number of words that a message names, and whether it calls it an estimate.
fn words(message: &str) -> (usize, bool) {
    let (_, rest) = message.split_once(": ").unwrap();
    let (number, _) = rest.split_once(',').unwrap();
    (number.trim_start_matches("about ").parse().unwrap(), number.starts_with("about "))
}

#[test]
fn whole_articles_draw_nothing() {
    const IMAGE: &str =
        "<figure><img src=\"https://example.com/1.jpg\"><figcaption>Ann</figcaption></figure>";
    for text in &TEXTS {
        for content in [
            text.paragraphs(1),
            format!("{}{AD}{}{IMAGE}{AD}{}", text.paragraphs(2), text.paragraphs(4), text.paragraphs(1)),
            format!("{}{AD}{}{AD}{}", text.paragraphs(2), text.paragraphs(6), text.paragraphs(1)),
            format!("<p>{}</p>", text.title.repeat(6)),
        ] {
            let length = content.chars().count();
            assert_eq!(text.found(&content), [], "{} ({length} characters)", text.language);
        }
    }
}

#[test]
fn what_is_said_of_words_is_true() {
    for text in &TEXTS {
        let (fewest, most) = text.words;
        let found = text.found(&format!(
            "{}{AD}{}{AD}{}",
            text.paragraphs(1),
            text.paragraphs(1),
            text.paragraphs(1)
        ));
        let early: Vec<_> = found.iter().filter(|(rule, _)| *rule == "ad-too-early").collect();
        // The second one stands where it is too early in any language.
        let [(_, close)] = &found.iter().filter(|(rule, _)| *rule == "ads-too-close").collect::<Vec<_>>()[..]
        else {
            panic!("{}: {found:?}", text.language)
        };
        let (count, is_estimate) = words(close);
        assert!((fewest..=most).contains(&count), "{}: {close}", text.language);
        assert_eq!(is_estimate, text.is_estimate, "{}: {close}", text.language);
        assert_eq!(early.len(), usize::from(count < 50), "{}: {found:?}", text.language);
        assert_eq!(found.len(), 1 + early.len(), "{}: {found:?}", text.language);
        // An ad after the first sentence is too early in all of them.
        let first = text.paragraph.split_inclusive(['。', '.', ',', '،', ' ', '।', '۔']).next().unwrap();
        let found = text.found(&format!("<p>{first}</p>{AD}{}", text.paragraphs(1)));
        let [("ad-too-early", message)] = &found[..] else { panic!("{}: {found:?}", text.language) };
        assert!(words(message).0 < 30, "{message}");
    }
}

#[test]
fn what_is_said_of_direction_is_true() {
    for text in &TEXTS {
        let without = text.article(&text.paragraphs(2)).replace(" dir=\"rtl\"", "");
        let report = Validator::new(Options::default()).article(&without);
        let rules: Vec<&str> = report.diagnostics.iter().map(|finding| finding.rule).collect();
        let missing = if text.is_rtl { vec!["rtl-missing"] } else { vec![] };
        assert_eq!(rules, missing, "{}", text.language);
        // By the letters alone, where no language is given.
        let report =
            Validator::new(Options::default()).article(&without.replace("<html lang=", "<html data-x="));
        let rules: Vec<&str> = report.diagnostics.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, missing, "{}", text.language);
        // A quotation of the other direction changes nothing.
        for other in &TEXTS {
            let dir = if other.is_rtl { "rtl" } else { "ltr" };
            let quotation = format!("<blockquote dir=\"{dir}\">{}</blockquote>", other.paragraph);
            assert_eq!(
                text.found(&format!("{}{quotation}", text.paragraphs(2))),
                [],
                "{} {}",
                text.language,
                other.language
            );
        }
        // Said of a language that is not written like that, it is told.
        let wrong = text.article(&text.paragraphs(2)).replace("<body>", "<body dir=\"rtl\">");
        let report = Validator::new(Options::default()).article(&wrong);
        let rules: Vec<&str> = report.diagnostics.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, if text.is_rtl { vec![] } else { vec!["rtl-unexpected"] }, "{}", text.language);
    }
}

/// Two items with one text are one story, in scripts without blanks, too; a few words may be alike by chance.
#[test]
fn the_same_text_under_two_canonical_urls() {
    let item = |number: u8, text: &str| {
        format!(
            "<item><title>{number}</title><link>https://example.com/{number}</link><content:encoded><![CDATA[<html><head>\
             <link rel=canonical href=https://example.com/{number}></head><body><article><header><h1>{number}</h1>\
             <time class=op-published datetime=2016-02-0{number}T09:00:00Z>x</time></header><p>{text}</p></article></body>\
             </html>]]></content:encoded></item>"
        )
    };
    let speaks = |text: &str| {
        let feed = format!(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>{}{}</channel></rss>",
            item(1, text),
            item(2, text)
        );
        let report = Validator::new(Options::default()).feed(feed.as_bytes());
        report.diagnostics.iter().any(|it| it.rule == "duplicate-article-different-canonical")
    };
    for text in &TEXTS {
        assert!(speaks(text.paragraph), "{}", text.language);
    }
    for short in [
        "渡轮今天早上重新开航。",
        "フェリーの運航が再開した。",
        "เรือข้ามฟากกลับมาแล้ว",
        "עבורת חזרה לנמל",
        "The ferry is back.",
    ] {
        assert!(!speaks(short), "{short}");
    }
}

/// What has no words, or none in letters, is neither short of words nor of any direction.
#[test]
fn articles_without_letters() {
    let english = TEXTS.iter().find(|text| text.language == "en").unwrap();
    for paragraph in [
        "😀 🎉 ⛵".repeat(40),
        "1 200, 3.5 % – 14:30; 7/8 ".repeat(40),
        "١٢٣ ٤٥٦ ".repeat(40),
        "— … ! ? ".repeat(40),
    ] {
        let mut found = english.found(&format!("<p>{paragraph}</p><p>{paragraph}</p>"));
        // Beside the cover there is hardly any text indeed.
        found.retain(|(rule, _)| *rule != "single-media-in-cover");
        assert!(found.is_empty(), "{paragraph}: {found:?}");
        for rtl in TEXTS.iter().filter(|text| text.is_rtl) {
            let found = rtl.found(&format!("<p>{paragraph}</p>{}", rtl.paragraphs(1)));
            assert!(found.is_empty(), "{} {paragraph}: {found:?}", rtl.language);
        }
    }
}
