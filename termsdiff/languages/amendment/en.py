"""The words of a change clause: English."""

from __future__ import annotations

from termsdiff.languages.amendment.words import AmendmentWords

WORDS = AmendmentWords(
    change=(
        "amend*|modif*|chang*|updat*|revis*|alter|alters|altered|alteration*|vary|varied|variation*|"
        "supplement*|replac*|edit"
    ),
    may=(
        "may|might|can|reserve*|right to|rights to|entitled|at any time|from time to time|discretion|"
        "have to make|will need to|need to|we periodically|we occasionally|will occasionally|"
        "will periodically|over time|as necessary|subject to change|subject to modification|"
        "subject to revision|subject to amendment"
    ),
    theirs=(
        "you may|you must|you shall|you will not|you agree not|you can|customer may|user may|no amendment|"
        "no modification|no change*|no variation*|no waiver|not be amended|not be modified|may only be|"
        "may not be|cannot be|unless in writing|signed by|both parties|mutual*|not to modify|as amended|"
        "as updated|as modified|as revised|as may be updated|as may be amended|which is updated|"
        "only in writing|in writing and only|does not alter|do not alter|does not modify|does not change|"
        "you might|users may|user can|users can|customer can|the customer can|member can|member may|"
        "members may|you have the right|gives you the right|you might"
    ),
    apart=(
        "under|impos*|according|accordance|pursuant|described|specified|set forth|set out|stated|governed|if|"
        "unless|because|despite|notwithstanding|without regard|by accepting|covered|permitted|violat*|"
        "breach*|comply|in line with|as part of|subject to the|subject to these|subject to this|"
        "subject to our|subject to applicable|subject to your"
    ),
    at_once=(
        "upon posting|upon publication|upon being posted|upon their posting|when posted|once posted|"
        "when ~ post|when ~ posted|when ~ published|once ~ posted|once ~ published|as soon as ~ post*|"
        "as soon as ~ publish*|effective immediately|immediately effective|effective upon|after posting|"
        "after the posting|following the posting|after they are posted|on the date ~ posted|"
        "at the time ~ posted|version ~ posted ~ govern*|version ~ posted ~ appl*|version ~ published ~ appl*|"
        "from the date of publication|from the moment ~ published"
    ),
    by_posting="by posting|by publishing|by uploading|by displaying",
    notice=(
        "notif*|notice|inform you|informed|let you know|tell you|alert you|announce*|communicat*|advise you|"
        "make you aware|email you|e-mail you|will email|will e-mail|write to you|message you"
    ),
    unannounced=(
        "without ~ notice|without notice|without notif*|without ~ notif*|no notice|without informing|"
        "not obliged to notify|no obligation to notify"
    ),
    before=(
        "before|prior|in advance|advance notice|beforehand|ahead of|notice of|days notice|days' notice|notice at least"
    ),
    email="e-mail*|email*",
    account=(
        "in-app|in app|in your account|your account|pop-up|popup|dashboard|through the service*|"
        "via the service*|through the app|within the app|within the service*|push notification|"
        "on the platform|through our platform|in the console|internal message*|when you log in|upon login"
    ),
    letter="by post|by mail|by letter|in writing|written notice|postal|registered mail",
    posted=(
        "post*|publish*|on our website|on the website|on our site|on the site|on this page|to this page|available at"
    ),
    use=(
        "continu* ~ us*|continu* ~ access*|keep using|go on using|using the ~ after|use of the ~ after|"
        "use ~ thereafter|subsequent use"
    ),
    accept="accept*|agree*|bound|consent*|acknowledg*|will apply to you|deemed|constitut*|signif*",
    check=(
        "check ~ regularly|check ~ periodically|check ~ frequently|check ~ from time to time|check back|"
        "check this page|checking|review ~ regularly|review ~ periodically|review ~ from time to time|"
        "review ~ frequently|regularly review*|periodically review*|reviewing the most|regularly check*|"
        "periodically check*|consult ~ regularly|regularly consult|visit this page|responsib* ~ review*|"
        "responsib* ~ check*|encourage you to ~ review|stay informed|revisit"
    ),
    material="material*|significant*|substantial*|substantive*|important change*|major change*",
    retroactive="retroactive*|retrospective*",
    end=(
        "stop using|cease using|cease ~ use|stop accessing|discontinue ~ use|terminat*|cancel*|"
        "close your account|delete your account|deactivate your account|withdraw from|must not use|"
        "do not use|right to object|reject|end the contract|end this agreement"
    ),
    redate=(
        "updat* ~ date|chang* ~ date|revis* ~ date|modify ~ date|indicat* ~ date|indicat* ~ last updated|"
        "date ~ last revised|date ~ last updated|date ~ last modified|revised date|last updated ~ date|"
        "with ~ updated effective date"
    ),
)
