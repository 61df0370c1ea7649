"""What pages say that stand in front of the terms or in their place: an error, a login, a consent wall, a check for
robots, a page that needs JavaScript. By kind and language, phrases with "|" between them, in lower case.

Texts of terms speak of errors and logins too: a phrase counts only on a page of a few words, or in its title.
"""

from __future__ import annotations

import re
from functools import cache

from termsdiff.languages.alternatives import either

__all__ = ["BARRIERS", "barrier_in"]

BARRIERS: dict[str, dict[str, str]] = {
    "error": {
        "en": "page not found|page cannot be found|page can't be found|page could not be found|404 not found|"
        "was not found on this server|"
        "page you requested|page you are looking for|no longer exists|service unavailable|temporarily unavailable|"
        "bad gateway|gateway timeout|gateway time-out|internal server error|something went wrong|an error occurred|"
        "an error has occurred|technical difficulties|try again later|please try again|under maintenance|"
        "down for maintenance|scheduled maintenance|access denied|access to this page has been denied|403 forbidden|"
        "too many requests|request blocked|you have been blocked|not available in your country|"
        "not available in your region|site can't be reached|error 404|404 error|domain is for sale|parked domain",
        "fr": "page introuvable|page non trouvée|page n'existe|page demandée|service indisponible|"
        "momentanément indisponible|temporairement indisponible|une erreur est survenue|une erreur s'est produite|"
        "réessayer plus tard|réessayez|en maintenance|accès refusé|accès interdit|erreur 404|erreur interne|"
        "trop de requêtes|n'est pas disponible dans votre pays",
        "de": "seite nicht gefunden|seite wurde nicht gefunden|seite existiert nicht|angeforderte seite|"
        "konnte nicht gefunden werden|dienst nicht verfügbar|vorübergehend nicht verfügbar|"
        "derzeit nicht erreichbar|fehler ist aufgetreten|etwas ist schiefgelaufen|später erneut|"
        "versuchen sie es erneut|wartungsarbeiten|zugriff verweigert|zugang verweigert|fehler 404|"
        "interner serverfehler|zu viele anfragen|in ihrem land nicht verfügbar",
        "es": "página no encontrada|no se encontró la página|no se ha encontrado la página|página solicitada|"
        "página que buscas|página no existe|servicio no disponible|temporalmente no disponible|ha ocurrido un error|"
        "se ha producido un error|se produjo un error|algo salió mal|algo ha ido mal|más tarde|inténtalo de nuevo|"
        "inténtelo de nuevo|en mantenimiento|acceso denegado|error 404|error interno|demasiadas solicitudes|"
        "no está disponible en su país|no está disponible en tu país",
        "it": "pagina non trovata|pagina non esiste|pagina richiesta|pagina che stai cercando|"
        "servizio non disponibile|temporaneamente non disponibile|si è verificato un errore|qualcosa è andato storto|"
        "riprova più tardi|riprovare più tardi|in manutenzione|accesso negato|errore 404|errore interno|"
        "troppe richieste|non è disponibile nel tuo paese",
        "pt": "página não encontrada|página não foi encontrada|página não existe|página solicitada|"
        "serviço indisponível|temporariamente indisponível|ocorreu um erro|algo deu errado|algo correu mal|"
        "tente novamente|em manutenção|acesso negado|erro 404|erro interno|muitas solicitações|demasiados pedidos|"
        "não está disponível no seu país",
        "nl": "pagina niet gevonden|pagina bestaat niet|opgevraagde pagina|niet beschikbaar op dit moment|"
        "tijdelijk niet beschikbaar|er is een fout opgetreden|er ging iets mis|er is iets misgegaan|"
        "probeer het later|probeer het opnieuw|onderhoud|toegang geweigerd|fout 404|interne serverfout|"
        "te veel verzoeken|niet beschikbaar in uw land",
        "pl": "nie znaleziono strony|strona nie została znaleziona|strona nie istnieje|usługa niedostępna|"
        "tymczasowo niedostępna|wystąpił błąd|coś poszło nie tak|spróbuj ponownie|spróbuj później|"
        "przerwa techniczna|prace konserwacyjne|odmowa dostępu|brak dostępu|błąd 404|wewnętrzny błąd serwera|"
        "zbyt wiele żądań|niedostępna w twoim kraju",
        "sv": "sidan kunde inte hittas|sidan hittades inte|sidan finns inte|tjänsten är inte tillgänglig|"
        "tillfälligt otillgänglig|inte tillgänglig just nu|ett fel har inträffat|ett fel uppstod|något gick fel|"
        "försök igen|underhåll pågår|åtkomst nekad|fel 404|internt serverfel|för många förfrågningar|"
        "inte tillgänglig i ditt land",
        "tr": "sayfa bulunamadı|aradığınız sayfa|hizmet kullanılamıyor|geçici olarak kullanılamıyor|bir hata oluştu|"
        "bir şeyler yanlış gitti|bir şeyler ters gitti|tekrar deneyin|daha sonra deneyin|bakım çalışması|"
        "erişim engellendi|erişim reddedildi|hata 404|sunucu hatası|çok fazla istek|ülkenizde kullanılamıyor",
        "ru": "страница не найдена|страница не существует|запрашиваемая страница|сервис недоступен|"
        "временно недоступен|временно недоступна|произошла ошибка|что-то пошло не так|попробуйте позже|"
        "повторите попытку|попробуйте ещё раз|технические работы|доступ запрещен|доступ запрещён|"
        "доступ ограничен|ошибка 404|внутренняя ошибка сервера|слишком много запросов|недоступна в вашей стране",
        "zh": "页面不存在|页面未找到|找不到页面|找不到该页面|您访问的页面|服务不可用|暂时无法访问|服务暂不可用|"
        "发生错误|出错了|请稍后再试|请稍后重试|系统维护|正在维护|拒绝访问|访问被拒绝|禁止访问|服务器错误|请求过于频繁|"
        "您所在的地区|頁面不存在|找不到頁面|找不到網頁|服務暫時無法使用|發生錯誤|請稍後再試|系統維護|拒絕存取|伺服器錯誤",
        "ja": "ページが見つかりません|ページは見つかりません|お探しのページ|ページは存在しません|"
        "サービスは利用できません|現在ご利用いただけません|一時的に利用できません|エラーが発生しました|問題が発生しました|"
        "しばらくしてから|もう一度お試しください|メンテナンス中|アクセスが拒否|アクセスできません|サーバーエラー|"
        "リクエストが多すぎ|お住まいの地域ではご利用",
        "ko": "페이지를 찾을 수 없습니다|찾을 수 없는 페이지|존재하지 않는 페이지|요청하신 페이지|"
        "서비스를 사용할 수 없습니다|일시적으로 사용할 수 없|오류가 발생했습니다|문제가 발생했습니다|잠시 후 다시|"
        "다시 시도|점검 중|접근이 거부|액세스가 거부|접근 권한이 없|서버 오류|요청이 너무 많|해당 국가에서",
        "ar": "الصفحة غير موجودة|لم يتم العثور على الصفحة|الصفحة المطلوبة|الخدمة غير متوفرة|الخدمة غير متاحة|"
        "غير متاح مؤقتا|غير متاح مؤقتًا|حدث خطأ|حدث خطأ ما|حاول مرة أخرى|المحاولة لاحقا|المحاولة لاحقًا|تحت الصيانة|"
        "تم رفض الوصول|الوصول مرفوض|خطأ 404|خطأ في الخادم|طلبات كثيرة جدا|غير متاح في بلدك",
        "hi": "पृष्ठ नहीं मिला|पेज नहीं मिला|अनुरोधित पृष्ठ|सेवा उपलब्ध नहीं है|सेवा अनुपलब्ध|अस्थायी रूप से अनुपलब्ध|"
        "त्रुटि हुई|कुछ गलत हो गया|बाद में पुनः प्रयास|फिर से प्रयास करें|पुनः प्रयास करें|रखरखाव|पहुँच अस्वीकृत|प्रवेश निषेध|"
        "सर्वर त्रुटि|बहुत अधिक अनुरोध|आपके देश में उपलब्ध नहीं",
    },
    "login": {
        "en": "sign in to continue|log in to continue|please sign in|please log in|you must be logged in|"
        "you need to log in|you need to sign in|sign in to your account|log in to your account|login required|"
        "forgot your password|forgot password|session has expired|enter your password",
        "fr": "connectez-vous pour|veuillez vous connecter|connexion requise|mot de passe oublié|"
        "identifiez-vous|votre session a expiré",
        "de": "melden sie sich an|bitte anmelden|bitte einloggen|bitte melden sie sich|anmeldung erforderlich|"
        "passwort vergessen|kennwort vergessen|sitzung ist abgelaufen",
        "es": "inicia sesión|inicie sesión|iniciar sesión para|contraseña olvidada|olvidaste tu contraseña|"
        "olvidó su contraseña|sesión ha caducado|sesión ha expirado",
        "it": "accedi per|effettua l'accesso|effettua il login|accesso richiesto|password dimenticata|"
        "hai dimenticato la password|sessione è scaduta",
        "pt": "faça login|inicie sessão|iniciar sessão para|entre na sua conta|esqueceu a senha|esqueceu sua senha|"
        "esqueceu-se da palavra-passe|sessão expirou",
        "nl": "log in om|meld je aan|meld u aan|inloggen vereist|wachtwoord vergeten|sessie is verlopen",
        "pl": "zaloguj się|wymagane logowanie|nie pamiętasz hasła|zapomniałeś hasła|sesja wygasła",
        "sv": "logga in för att|vänligen logga in|du måste logga in|glömt lösenord|sessionen har gått ut",
        "tr": "devam etmek için giriş|oturum açın|giriş yapın|giriş yapmalısınız|şifremi unuttum|oturumunuz sona erdi",
        "ru": "войдите, чтобы|войдите в|необходимо войти|требуется авторизация|авторизуйтесь|забыли пароль|"
        "сессия истекла|срок действия сеанса",
        "zh": "请登录|请先登录|登录后|忘记密码|会话已过期|請登入|請先登入|忘記密碼",
        "ja": "ログインしてください|ログインが必要|サインインしてください|パスワードをお忘れ|セッションの有効期限",
        "ko": "로그인이 필요|로그인하세요|로그인해 주세요|로그인해주세요|비밀번호를 잊|세션이 만료",
        "ar": "تسجيل الدخول للمتابعة|يرجى تسجيل الدخول|الرجاء تسجيل الدخول|سجل الدخول|هل نسيت كلمة المرور|"
        "نسيت كلمة المرور|انتهت الجلسة",
        "hi": "जारी रखने के लिए साइन इन|कृपया लॉग इन|कृपया लॉगिन|साइन इन करें|लॉग इन करें|पासवर्ड भूल गए|सत्र समाप्त",
    },
    "robot check": {
        "en": "verify you are human|verify that you are human|verifying you are human|are you a robot|"
        "are you a human|not a robot|checking your browser|checking if the site connection is secure|"
        "confirm you are human|captcha|unusual traffic|security check|bot detection|automated requests|just a moment",
        "fr": "vérifiez que vous êtes humain|vérifier que vous êtes humain|êtes-vous un robot|pas un robot|"
        "vérification de sécurité|trafic inhabituel|vérification de votre navigateur",
        "de": "bestätigen sie, dass sie ein mensch|dass sie ein mensch sind|kein roboter|sicherheitsüberprüfung|"
        "ungewöhnlicher datenverkehr|browser wird überprüft",
        "es": "verifique que es humano|verifica que eres humano|eres humano|no soy un robot|"
        "comprobación de seguridad|verificación de seguridad|tráfico inusual|comprobando su navegador",
        "it": "verifica di essere umano|che sei umano|non sono un robot|controllo di sicurezza|traffico insolito|"
        "verifica del browser",
        "pt": "verifique se você é humano|que você é humano|que é humano|não sou um robô|verificação de segurança|"
        "tráfego incomum|verificando seu navegador",
        "nl": "bevestig dat u een mens|dat je een mens|geen robot|beveiligingscontrole|ongebruikelijk verkeer|"
        "uw browser wordt gecontroleerd",
        "pl": "potwierdź, że jesteś człowiekiem|że jesteś człowiekiem|nie jestem robotem|nietypowy ruch|"
        "sprawdzanie przeglądarki|weryfikacja bezpieczeństwa",
        "sv": "bekräfta att du är människa|att du är en människa|inte en robot|inte är en robot|säkerhetskontroll|"
        "ovanlig trafik|kontrollerar din webbläsare",
        "tr": "insan olduğunuzu doğrulayın|robot değilim|robot olmadığınızı|güvenlik kontrolü|olağandışı trafik|"
        "tarayıcınız kontrol ediliyor",
        "ru": "подтвердите, что вы человек|что вы человек|что вы не робот|я не робот|проверка безопасности|"
        "необычный трафик|проверка браузера|подозрительная активность",
        "zh": "验证您是真人|确认您是真人|您不是机器人|人机验证|安全验证|安全检查|异常流量|正在检查您的浏览器|"
        "驗證您是真人|您不是機器人|安全檢查",
        "ja": "人間であることを確認|ロボットではありません|ロボットでないこと|セキュリティチェック|セキュリティ確認|"
        "通常と異なるトラフィック|ブラウザを確認しています",
        "ko": "사람인지 확인|사람임을 확인|로봇이 아닙니다|로봇이 아님을|보안 확인|보안 검사|비정상적인 트래픽|"
        "브라우저를 확인",
        "ar": "تحقق من أنك إنسان|أنك إنسان|لست روبوت|لست برنامج روبوت|فحص الأمان|التحقق من الأمان|حركة مرور غير عادية",
        "hi": "सत्यापित करें कि आप मानव|आप इंसान हैं|मैं रोबोट नहीं|रोबोट नहीं हैं|सुरक्षा जाँच|सुरक्षा जांच|असामान्य ट्रैफ़िक",
    },
    "page that needs JavaScript": {
        "en": "enable javascript|turn on javascript|javascript is disabled|javascript is required|"
        "requires javascript|need to enable javascript|javascript to run|javascript must be enabled|"
        "enable cookies and|browser is not supported|unsupported browser|update your browser|upgrade your browser",
        "fr": "activer javascript|activez javascript|javascript est désactivé|nécessite javascript|"
        "navigateur n'est pas pris en charge",
        "de": "javascript aktivieren|aktivieren sie javascript|javascript ist deaktiviert|benötigt javascript|"
        "erfordert javascript|browser wird nicht unterstützt",
        "es": "habilite javascript|habilita javascript|activar javascript|active javascript|activa javascript|"
        "javascript está deshabilitado|javascript está desactivado|requiere javascript|navegador no es compatible",
        "it": "abilita javascript|abilitare javascript|attiva javascript|attivare javascript|"
        "javascript è disabilitato|richiede javascript|browser non è supportato",
        "pt": "ative o javascript|ativar o javascript|habilite o javascript|habilitar o javascript|"
        "javascript está desativado|requer javascript|navegador não é compatível",
        "nl": "schakel javascript in|javascript inschakelen|zet javascript aan|javascript is uitgeschakeld|"
        "vereist javascript|browser wordt niet ondersteund",
        "pl": "włącz javascript|włączyć javascript|włącz obsługę javascript|javascript jest wyłączon|wymaga javascript|"
        "przeglądarka nie jest obsługiwana",
        "sv": "aktivera javascript|slå på javascript|javascript är inaktiverat|kräver javascript|webbläsare stöds inte",
        "tr": "javascript'i etkinleştir|javascript etkinleştir|javascript'i açın|javascript devre dışı|"
        "javascript gerektir|tarayıcınız desteklenmiyor",
        "ru": "включите javascript|включить javascript|javascript отключен|javascript отключён|требуется javascript|"
        "браузер не поддерживается",
        "zh": "启用javascript|启用 javascript|开启javascript|开启 javascript|需要javascript|需要 javascript|"
        "浏览器不支持|啟用javascript|啟用 javascript|不支援您的瀏覽器",
        "ja": "javascriptを有効|javascript を有効|javascriptが無効|javascript が無効|javascriptが必要|"
        "ブラウザはサポートされていません|ブラウザには対応しておりません",
        "ko": "javascript를 활성화|javascript를 사용|자바스크립트를 활성화|자바스크립트를 사용|javascript가 비활성화|"
        "지원되지 않는 브라우저",
        "ar": "تفعيل javascript|تمكين javascript|تفعيل جافا سكريبت|تمكين جافا سكريبت|يتطلب javascript|متصفحك غير مدعوم",
        "hi": "javascript सक्षम|जावास्क्रिप्ट सक्षम|javascript चालू|जावास्क्रिप्ट चालू|javascript अक्षम|ब्राउज़र समर्थित नहीं",
    },
    "consent wall": {
        "en": "before you continue|we value your privacy|accept all cookies|we and our partners|"
        "we use cookies|confirm your age|verify your age|select your region|choose your country",
        "fr": "avant de continuer|nous respectons votre vie privée|accepter tous les cookies|nos partenaires|"
        "choisissez votre pays",
        "de": "bevor sie fortfahren|ihre privatsphäre ist uns wichtig|wir schätzen ihre privatsphäre|"
        "alle cookies akzeptieren|unsere partner|wählen sie ihr land",
        "es": "antes de continuar|valoramos tu privacidad|valoramos su privacidad|aceptar todas las cookies|"
        "nuestros socios|elige tu país",
        "it": "prima di continuare|la tua privacy è importante|diamo valore alla tua privacy|accetta tutti i cookie|"
        "i nostri partner",
        "pt": "antes de continuar|valorizamos a sua privacidade|valorizamos sua privacidade|"
        "aceitar todos os cookies|nossos parceiros",
        "nl": "voordat je verdergaat|voordat u verdergaat|wij waarderen uw privacy|alle cookies accepteren|"
        "onze partners",
        "pl": "zanim przejdziesz|cenimy twoją prywatność|zaakceptuj wszystkie pliki cookie|nasi partnerzy",
        "sv": "innan du fortsätter|vi värdesätter din integritet|acceptera alla cookies|våra partner",
        "tr": "devam etmeden önce|gizliliğinize önem veriyoruz|tüm çerezleri kabul|iş ortaklarımız",
        "ru": "прежде чем продолжить|мы ценим вашу конфиденциальность|принять все файлы cookie|наши партнеры",
        "zh": "继续之前|我们重视您的隐私|接受所有cookie|接受所有 cookie|我们的合作伙伴|繼續之前|我們重視您的隱私",
        "ja": "続行する前に|プライバシーを尊重|プライバシーを大切|すべてのcookieを|すべての cookie を|当社のパートナー",
        "ko": "계속하기 전에|개인정보를 소중히|개인 정보를 소중히|모든 쿠키 허용|모든 쿠키 수락|파트너사",
        "ar": "قبل المتابعة|نحن نقدر خصوصيتك|نقدر خصوصيتك|قبول جميع ملفات تعريف الارتباط|شركاؤنا",
        "hi": "जारी रखने से पहले|हम आपकी गोपनीयता|सभी कुकीज़ स्वीकार|हमारे भागीदार",
    },
}

_APOSTROPHES = str.maketrans("’‘`´\u00a0\u202f", "''''  ")


def _pattern(languages: dict[str, str]) -> re.Pattern[str]:
    phrases = sorted({phrase for listed in languages.values() for phrase in listed.split("|")})
    # Words, not parts of words; scripts without spaces between words have no edges to look for.
    return re.compile(either((phrase[0] < "\u0e00", re.escape(phrase)) for phrase in phrases))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Of each kind; made when a page is first asked about, a twentieth of the time it takes to load termsdiff."""
    return tuple((kind, _pattern(languages)) for kind, languages in BARRIERS.items())


def barrier_in(text: str) -> str:
    """The kind of page a text speaks like: "error", "login", "robot check", …; "" for none of them."""
    plain = " ".join(text.lower().translate(_APOSTROPHES).split())
    return next((kind for kind, pattern in _patterns() if pattern.search(plain)), "")
