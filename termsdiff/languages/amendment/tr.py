"""The words of a change clause: Turkish."""

from __future__ import annotations

from termsdiff.languages.amendment.words import AmendmentWords

WORDS = AmendmentWords(
    change="değiş*|güncelle*|revize*|tadil*|düzenle*|yenile*|ek yap*",
    may=(
        "hakkını saklı|hakkı saklı|hakkına sahip*|saklı tut*|zaman zaman|herhangi bir zamanda|her zaman|"
        "dilediği zaman|istediği zaman|*ebilir|*ebiliriz|*abilir|*abiliriz|*ebilecektir|yetkili*|tek taraflı"
    ),
    theirs=(
        "kullanıcı değiştir*|değiştiremez*|müşteri değiştir*|yazılı mutabak*|her iki taraf*|karşılıklı|"
        "yazılı olarak imza*|değişiklik yapılamaz|*ebilirsiniz|*abilirsiniz|kullanıcı ~ *ebilir"
    ),
    apart="uyarınca|göre|kapsamında|çerçevesinde|belirtilen|tabi|doğrultusunda|eğer|halinde",
    at_once=(
        "yayınlandığı tarih*|yayımlandığı tarih*|yayınlandığı an*|yayımlandığı an*|yayınlanması ile|"
        "yayınlanmasıyla|yayımlanmasıyla|yayınlandıktan sonra|yayımlandıktan sonra|derhal|hemen|"
        "yayınlanmasından itibaren|yayımlanmasından itibaren|yayınlandığında|yayımlandığında"
    ),
    by_posting="yayınlayarak|yayımlayarak",
    notice="bildir*|haber ver*|bilgilendir*|duyur*|ihbar",
    unannounced=(
        "haber vermeksizin|bildirimde bulunmaksızın|önceden bildirmeksizin|bildirim yapmaksızın|"
        "bildirim olmaksızın|haber vermeden|bildirmeden|bildirimde bulunmadan|ihbar~olmaksızın"
    ),
    before="önce|önceden|evvel|en az",
    email="e-posta*|eposta*|e-mail*|email*",
    account=(
        "hesab*|uygulama içi*|uygulama üzerinden|anlık bildirim|platform üzerinden|hizmet üzerinden|giriş yaptığınız*"
    ),
    letter="yazılı|posta yoluyla|mektup*",
    posted="yayınla*|yayımla*|web sitesi*|internet sitesi*|bu sayfa*|sitede|site üzerinden",
    use="kullanmaya devam*|kullanımına devam*|kullanıma devam*|kullanmay* sürdür*|kullanımın* devam*|sonra ~ kullan*",
    accept="kabul*|onay*|bağlı|rıza*|say*",
    check=(
        "düzenli olarak ~ kontrol*|düzenli aralıklarla ~ kontrol*|periyodik olarak ~ kontrol*|"
        "düzenli olarak ~ incele*|düzenli olarak ~ gözden*|düzenli olarak ~ takip*|"
        "periyodik olarak ~ incele*|düzenli olarak ~ ziyaret*|belirli aralıklarla ~ kontrol*|takip etmek*"
    ),
    material="önemli|esaslı|maddi",
    retroactive="geriye dönük*|geçmişe etkili|geriye yürü*",
    end=(
        "fesh*|fesih*|sonlandır*|sona erdir*|kullanmayı bırak*|kullanmayı durdur*|iptal*|hesab* kapat*|"
        "hesab* sil*|itiraz*|vazgeç*|kullanmamalı*"
    ),
    redate="tarih* ~ güncelle*|güncelle* ~ tarih* ~ değiştir*|tarih* ~ değiştir*|tarih* ~ belirt*",
)
