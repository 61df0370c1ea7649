"""What a site says instead of its terms, for `termsdiff.capture.quality`: phrase lists with "|" between phrases.

``error``: not found, or a fault of the site; ``login``: sign in first; ``bot``: prove you are no program; ``consent``:
decide on cookies first. Lower case; a phrase is found anywhere in the text. All languages are read at once: such pages
are often not in the language of the terms.
"""

from __future__ import annotations

__all__ = ["BOT", "CONSENT", "ERROR", "LOGIN"]

ERROR = {
    "en": (
        "page not found|page cannot be found|page can't be found|page could not be found|page doesn't exist|"
        "page does not exist|no longer available|404 error|error 404|404 not found|internal server error|"
        "service unavailable|bad gateway|something went wrong|we'll be back soon|under maintenance|"
        "down for maintenance|site is offline|error 500|error 503"
    ),
    "fr": (
        "page introuvable|page non trouvée|page n'existe pas|page demandée n'existe|erreur 404|erreur 500|"
        "site en maintenance|une erreur est survenue|page n'est plus disponible"
    ),
    "de": (
        "seite nicht gefunden|seite wurde nicht gefunden|seite existiert nicht|fehler 404|wartungsarbeiten|"
        "nicht mehr verfügbar|ein fehler ist aufgetreten|seite konnte nicht gefunden"
    ),
    "es": (
        "página no encontrada|no se encontró la página|página no existe|error 404|en mantenimiento|"
        "se ha producido un error"
    ),
    "it": "pagina non trovata|pagina non esiste|errore 404|in manutenzione|si è verificato un errore",
    "pt": "página não encontrada|página não existe|erro 404|em manutenção|ocorreu um erro",
    "nl": "pagina niet gevonden|pagina bestaat niet|fout 404|onderhoud aan|er is iets misgegaan",
    "pl": "nie znaleziono strony|strona nie istnieje|błąd 404|przerwa techniczna|wystąpił błąd",
    "sv": ("sidan hittades inte|sidan kunde inte hittas|sidan finns inte|fel 404|underhållsarbete|något gick fel"),
    "zh": (
        "页面不存在|找不到页面|页面未找到|页面无法访问|您访问的页面|系统维护|服务器错误|頁面不存在|找不到頁面|404错误"
    ),
    "ja": "ページが見つかりません|ページは存在しません|お探しのページ|メンテナンス中|エラーが発生しました",
    "ko": "페이지를 찾을 수 없|존재하지 않는 페이지|요청하신 페이지|점검 중|오류가 발생",
    "ru": "страница не найдена|страницы не существует|ошибка 404|технические работы|произошла ошибка",
    "tr": "sayfa bulunamadı|böyle bir sayfa yok|hata 404|bakım çalışması|bir hata oluştu",
    "ar": "الصفحة غير موجودة|لم يتم العثور على الصفحة|خطأ 404|تحت الصيانة|حدث خطأ",
    "hi": "पृष्ठ नहीं मिला|पेज नहीं मिला|त्रुटि 404|रखरखाव",
}
LOGIN = {
    "en": (
        "please log in|please sign in|log in to continue|sign in to continue|forgot your password|"
        "forgot password|you must be logged in|session has expired"
    ),
    "fr": "veuillez vous connecter|connectez-vous pour|mot de passe oublié|session a expiré",
    "de": (
        "bitte melden sie sich an|passwort vergessen|bitte einloggen|anmelden, um fortzufahren|sitzung ist abgelaufen"
    ),
    "es": "inicia sesión para|inicie sesión para|olvidaste tu contraseña|olvidó su contraseña",
    "it": "accedi per continuare|password dimenticata|effettua l'accesso",
    "pt": "faça login para|esqueceu a senha|esqueceu sua senha|inicie sessão para",
    "nl": "log in om|wachtwoord vergeten|meld u aan om",
    "pl": "zaloguj się, aby|nie pamiętasz hasła|zapomniałeś hasła",
    "sv": "logga in för att|glömt lösenord",
    "zh": "请先登录|请登录后|忘记密码|請先登入|忘記密碼",
    "ja": "ログインしてください|パスワードをお忘れ",
    "ko": "로그인이 필요|로그인해 주세요|비밀번호를 잊으",
    "ru": "войдите, чтобы|забыли пароль|необходимо авторизоваться",
    "tr": "devam etmek için giriş|şifremi unuttum|lütfen giriş yap",
    "ar": "يرجى تسجيل الدخول|نسيت كلمة",
    "hi": "कृपया लॉग इन|पासवर्ड भूल",
}
BOT = {
    "en": (
        "verify you are human|verify that you are human|verifying you are human|checking your browser|"
        "are you a robot|not a robot|enable javascript and cookies|please enable javascript|"
        "javascript is disabled|unusual traffic|access denied|access to this page has been denied|"
        "request unsuccessful|attention required|security check|you have been blocked|just a moment|"
        "ddos protection|pardon our interruption|captcha"
    ),
    "fr": (
        "vérifiez que vous êtes humain|je ne suis pas un robot|accès refusé|vérification de votre navigateur|"
        "activer javascript"
    ),
    "de": (
        "bestätigen sie, dass sie ein mensch|ich bin kein roboter|zugriff verweigert|browser wird überprüft|"
        "javascript aktivieren|aktivieren sie javascript"
    ),
    "es": ("verifica que eres humano|no soy un robot|acceso denegado|comprobando su navegador|habilite javascript"),
    "it": "verifica di essere umano|non sono un robot|accesso negato|abilita javascript",
    "pt": "verifique se você é humano|não sou um robô|acesso negado|ative o javascript",
    "nl": "bevestig dat u een mens|ik ben geen robot|toegang geweigerd|schakel javascript in",
    "pl": "potwierdź, że jesteś człowiekiem|nie jestem robotem|odmowa dostępu|włącz javascript",
    "sv": "bekräfta att du är människa|jag är inte en robot|åtkomst nekad|aktivera javascript",
    "zh": "人机验证|安全验证|验证您是真人|拒绝访问|请启用javascript|访问过于频繁|人機驗證|滑动验证",
    "ja": "ロボットではありません|アクセスが拒否|javascriptを有効",
    "ko": "로봇이 아닙니다|접근이 거부|자바스크립트를 활성|액세스가 거부",
    "ru": "подтвердите, что вы не робот|я не робот|доступ запрещен|доступ запрещён|включите javascript",
    "tr": "insan olduğunuzu doğrulayın|ben robot değilim|erişim engellendi|javascript'i etkinleştirin",
    "ar": "تحقق من أنك إنسان|أنا لست روبوت|تم رفض الوصول|تفعيل جافا",
    "hi": "मैं रोबोट नहीं|पहुँच अस्वीकृत|जावास्क्रिप्ट सक्षम",
}
CONSENT = {
    "en": (
        "accept all cookies|accept cookies to continue|manage your cookie|cookie settings|"
        "we value your privacy|consent to continue"
    ),
    "fr": "tout accepter|continuer sans accepter|nous respectons votre vie privée|gérer mes choix",
    "de": "alle akzeptieren|cookies akzeptieren|wir respektieren ihre privatsphäre|einwilligung verwalten",
    "es": "aceptar todas|aceptar todo|respetamos tu privacidad",
    "it": "accetta tutto|accetta tutti i cookie|rispettiamo la tua privacy",
    "pt": "aceitar todos|aceitar tudo|valorizamos sua privacidade",
    "nl": "alles accepteren|alle cookies accepteren",
    "pl": "akceptuj wszystkie|zaakceptuj wszystko",
    "sv": "acceptera alla|godkänn alla",
    "zh": "接受所有cookie|全部接受",
    "ja": "すべて受け入れる|すべてのcookie",
    "ko": "모두 수락|모든 쿠키",
    "ru": "принять все|принять все cookie",
    "tr": "tümünü kabul et",
    "ar": "قبول الكل|قبول جميع",
    "hi": "सभी स्वीकार करें",
}
