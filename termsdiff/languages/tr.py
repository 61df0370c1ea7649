"""Turkish."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="tr",
    numbering=Numbering(
        divisions=(
            ("kısım",),
            ("kitap",),
            ("bölüm",),
            (
                "madde",
                "md",
            ),
            ("fıkra",),
            ("bent",),
            ("başlık",),
            ("paragraf",),
            ("adım",),
        ),
        annexes=(
            ("ek",),
            ("ekler",),
            ("lahika",),
        ),
        ordinals=(
            ("birinci", "bir", "ilk"),
            ("ikinci", "iki"),
            ("üçüncü", "üç"),
            ("dördüncü", "dört"),
            ("beşinci", "beş"),
            ("altıncı", "altı"),
            ("yedinci", "yedi"),
            ("sekizinci", "sekiz"),
            ("dokuzuncu", "dokuz"),
            ("onuncu", "on"),
        ),
        counted=(
            "ocak",
            "şubat",
            "mart",
            "nisan",
            "mayıs",
            "haziran",
            "temmuz",
            "ağustos",
            "eylül",
            "ekim",
            "kasım",
            "aralık",
            "saniye",
            "dakika",
            "saat",
            "gün",
            "günü",
            "gündür",
            "hafta",
            "ay",
            "yıl",
            "yüzde",
            "milyon",
            "milyar",
            "bin",
            "tl",
            "lira",
            "eur",
            "usd",
            "euro",
            "kez",
            "gb",
            "mb",
            "kb",
            "iş",
            "takvim",
        ),
        cited=("uyarınca", "sayılı", "maddesi", "ve", "veya", "ile", "kvkk"),
        returns=(
            "şu kadar ki",
            "ancak",
            "her durumda",
            "her halükarda",
            "şartıyla",
            "kaydıyla",
            "aksi belirtilmedikçe",
        ),
    ),
    common="ve bir bu ile için veya olarak da de olan tarafından her siz sizin biz gibi kadar daha değil ya en ise",
    furniture=(
        "bu sayfada",
        "bu makalede",
        "içindekiler",
        "başa dön",
        "yukarı çık",
        "içeriğe geç",
        "içeriğe atla",
        "ara",
        "arama",
        "menü",
        "giriş yap",
        "oturum aç",
        "kaydol",
        "üye ol",
        "yazdır",
        "paylaş",
        "ana sayfa",
        "tüm hakları saklıdır",
        "bizi takip edin",
        "iletişim",
        "çerez ayarları",
        "önceki",
        "sonraki",
    ),
    chrome=Chrome(
        consent=(
            "kabul et|kabul ediyorum|tümünü kabul et|hepsini kabul et|tüm çerezleri kabul et|onaylıyorum|anladım|"
            "tamam|tümüne izin ver|reddet|tümünü reddet|hepsini reddet|yalnızca gerekli|sadece gerekli|ayarlar|"
            "çerez ayarları|tercihleri yönet|tercihleri kaydet|kaydet|daha fazla bilgi|özelleştir"
        ),
        cookies="çerez|çerezler|cookie|onay",
        feedback=(
            "bu makale yardımcı oldu mu|bu sayfa yardımcı oldu mu|bu yazı faydalı oldu mu|başka sorularınız mı var"
        ),
        related=(
            "ilgili makaleler|ilgili içerikler|ilgili bağlantılar|benzer makaleler|son görüntülenen makaleler|"
            "önerilen makaleler|bunlar da ilginizi çekebilir|bizi takip edin|bu sayfayı paylaş|"
            "bültenimize abone olun"
        ),
        actions=(
            "içeriğe geç|içeriğe atla|ana içeriğe geç|ana içeriğe atla|yukarı|yazdır|sayfayı yazdır|pdf indir|indir|"
            "paylaş|bağlantıyı kopyala|menü|menüyü aç|menüyü kapat|kapat|ara|arama|giriş|giriş yap|oturum aç|"
            "kayıt ol|üye ol|çıkış|çıkış yap|hesabım|ana sayfa|anasayfa|tümünü genişlet|tümünü daralt|tümünü göster|"
            "daha fazla göster|daha az göster|devamını oku|dinle|önceki|sonraki|geri|yükleniyor"
        ),
        places="başa dön|yukarı çık|sayfa başına dön",
        window="yeni pencerede açılır|yeni sekmede açılır|dış bağlantı|harici bağlantı",
        ago="# * önce|bir * önce",
        readers=(
            "# görüntülenme|# görüntüleme|görüntülenme: #|# kez okundu|# dk okuma|# dakikalık okuma|"
            "okuma süresi: # dk|okuma süresi: # dakika"
        ),
        announced="şartlarımızı güncelliyoruz|koşullarımızı güncelliyoruz|şartlarımızı güncelledik|yeni bir sürüm",
    ),
    claims=Claims(
        months=(
            "ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu|eylül eyl|"
            "ekim eki|kasım kas|aralık ara"
        ),
        updated=(
            "son güncelleme|son güncelleme tarihi|son güncellenme|son güncellenme tarihi|en son güncelleme|"
            "en son güncelleme tarihi|güncelleme tarihi|güncellenme tarihi|güncellenmiştir|güncellendi|"
            "güncelleme|son değişiklik|son değişiklik tarihi|son revizyon|revizyon tarihi|son düzenleme|"
            "tarihinde güncellenmiştir|tarihinde güncellendi|tarihinde değiştirilmiştir|tarihli sürüm|"
            "tarihli versiyon"
        ),
        effective=(
            "yürürlük tarihi|yürürlüğe giriş tarihi|yürürlüğe girme tarihi|yürürlüğe girer|yürürlüğe girmiştir|"
            "yürürlüğe girecektir|yürürlüğe girdi|yürürlüktedir|tarihinde yürürlüğe|"
            "tarihinden itibaren geçerlidir|tarihinden itibaren yürürlüktedir|itibaren geçerli|"
            "itibaren yürürlükte|geçerlilik tarihi|tarihi itibarıyla geçerlidir|tarihinden itibaren uygulan*"
        ),
        published=(
            "yayın tarihi|yayınlanma tarihi|yayımlanma tarihi|yayınlanmıştır|yayımlanmıştır|yayınlandı|tarih|"
            "düzenlenme tarihi|yayım tarihi"
        ),
        version="sürüm|versiyon|version|v|ver|rev|revizyon",
        documents=(
            "koşul*|şart*|sözleşme*|politika*|metn*|metin*|bildirim*|belge*|doküman*|lisans*|ek|sürüm|sayfa*|"
            "kural*|beyan*|taahhütname"
        ),
        others=(
            "kanun*|yasa*|yönetmelik*|kvkk|gdpr|direktif*|tebliğ*|fiyat*|ücret*|kdv|fatura*|abonelik*|müşteri*|"
            "kayıtlı|sipariş*|karar*|önce|tarihli ve"
        ),
        former="önceki|eski|arşiv*|yerine geç*|kadar",
    ),
)
