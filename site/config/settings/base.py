"""What every situation shares. Whatever differs between machines is an environment variable."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf.locale import LANG_INFO

from config.cache_url import cache_from_url
from config.database_url import database_from_url
from config.storage_url import storage_from_url

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"

env = environ.Env()

# Everything that is made and not written: database, uploads, collected static files, caches.
VAR = Path(env("VAR", default=str(ROOT / "var"))).resolve()

DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
# Sites whose scripts may read the JSON.
CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    # storey 4: the second voice
    "api",
    # storey 3: across the house
    "reach",
    "search",
    "visibility",
    # storey 2
    "communications",
    "home",
    # storey 1: the rooms
    "events",
    "feedback",
    "materials",
    "news",
    "startup_guide",
    # ground
    "core",
    "wagtail_localize",
    "wagtail.locales",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before everything that may refuse a request, so that programs get the refusal as JSON.
    "api.middleware.Negotiation",
    "core.middleware.body_limit",
    "core.middleware.PolicyByAreaMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.locale_from_path",
    "core.middleware.page_lookup",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.second_factor.gate.second_factor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.redirects.PublicRedirectMiddleware",
    "core.middleware.writers_stay_in",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

# --- data -----------------------------------------------------------------------------------

DATABASES = {
    "default": database_from_url(
        env("DATABASE_URL", default=""),
        VAR / "db.sqlite3",
        pooled=env.bool("DATABASE_POOLER", default=False),
    ),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": cache_from_url(env("CACHE_URL", default=""))}

# --- people ---------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# Five wrong passwords for a user from an address close that door for half an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "off-code", "codes-code", "otp"]
AXES_LOCKOUT_TEMPLATE = "locked_out.html"
AXES_VERBOSE = False

# Whoever edits must set up a second factor before anything else. Everybody may.
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=False)

# --- language and time ----------------------------------------------------------------------

LANGUAGE_CODE = "fi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("fi", "Suomi"),
    ("sv", "Svenska"),
    ("en", "English"),
    ("fi-simple", "Selkokieli"),
]
# Simplified Finnish (a registered variant, RFC 5646) is a language of content, not of the admin.
LANG_INFO["fi-simple"] = {
    "bidi": False,
    "code": "fi-simple",
    "name": "Simplified Finnish",
    "name_local": "Selkokieli",
}
WAGTAILADMIN_PERMITTED_LANGUAGES = [row for row in LANGUAGES if row[0] != "fi-simple"]
# The second holds what Wagtail's own Finnish lacks, and our terms for its words.
LOCALE_PATHS = [SITE / "locale", SITE / "locale_admin"]
FORMAT_MODULE_PATH = ["core.formats"]
TIME_ZONE = "Europe/Helsinki"
USE_I18N = USE_TZ = True
WAGTAIL_I18N_ENABLED = True
# Translating a live page must not publish half-translated copies at once.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# --- files ----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "core.fonts.FontFinder",
    "core.stylesheet.StylesheetFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": storage_from_url(env("STORAGE_URL", default="")),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
# A file missing from the manifest costs its hash and not the page, least of all the 500 page.
WHITENOISE_MANIFEST_STRICT = False
# A request body larger than this is refused before anything reads it.
MAX_BODY_BYTES = 15 * 1024 * 1024
# Editors send photographs; a too large one still has to reach the form that tells them so.
MAX_ADMIN_BODY_BYTES = 64 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- wagtail --------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = OTP_TOTP_ISSUER = "Tekijät"
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://localhost:8000")
WAGTAILIMAGES_IMAGE_MODEL = "core.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "core.Attachment"
# SVG can carry scripts, so editors cannot upload it.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.picture.PictureForm"
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "docx",
    "ics",
    "key",
    "odp",
    "ods",
    "odt",
    "pdf",
    "pptx",
    "txt",
    "vtt",
    "xlsx",
    "zip",
]
# In the admin and through the JSON API alike; below MAX_ADMIN_BODY_BYTES.
WAGTAILDOCS_MAX_UPLOAD_SIZE = env.int("MAX_DOCUMENT_BYTES", default=50 * 1024 * 1024)
# Private files stay private only when every document passes through the view.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_USER_LOGIN_FORM = "core.forms.login.AdminLoginForm"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_AUTOSAVE_INTERVAL = 1000
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend"}}
# Embeds are links and click-to-load boxes: the server itself asks nobody.
WAGTAILEMBEDS_FINDERS = []
TAGGIT_CASE_INSENSITIVE = True

# --- this house -----------------------------------------------------------------------------

# Each app brings its own demo content; the order is the order of building.
DEMO_LOADERS = [
    "core.demo.languages",
    "core.demo.identity",
    "core.demo.people",
    "feedback.demo.load_page",
    "home.demo.load_indicators",
    "home.demo.load_pages",
    "materials.demo.load_packages",
    "news.demo.load_posts",
    "events.demo.load_events",
    "startup_guide.demo.load_guide",
    "core.demo.translations",
    "visibility.demo.load_places",
    "communications.demo.load_communications",
    "reach.demo.load_figures",
    "search.demo.load_words",
]
# Worker jobs, each with the seconds between two runs.
WORKER_JOBS = {
    "api.jobs.forget_uploads": 3600,
    "core.jobs.publish_scheduled": 30,
    "core.jobs.forget_login_failures": 3600,
    "core.mail.send_waiting": 15,
    "communications.jobs.run_imports": 5,
    "communications.jobs.forget_import_files": 3600,
    "events.jobs.pass_on_seats": 60,
    "events.jobs.remind": 300,
    "events.jobs.forget": 3600,
    "feedback.jobs.remind_of_tickets": 900,
    "feedback.jobs.forget": 3600,
    "reach.jobs.forget": 6 * 3600,
    "materials.jobs.build_archives": 5,
    "materials.jobs.notice_changes": 600,
    "materials.jobs.forget": 3600,
    "search.jobs.catch_up": 10,
    "search.jobs.read_documents": 10,
    "search.jobs.forget": 6 * 3600,
    "startup_guide.jobs.remind_of_reviews": 3600,
    "startup_guide.jobs.remember_hidden_facts": 60,
}
# Proxies whose X-Forwarded-For is believed; seconds between two writes of what a process has
# counted; beacons a minute from one network.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
REACH_FLUSH_SECONDS = env.float("REACH_FLUSH_SECONDS", default=1.0)
REACH_PER_MINUTE = env.int("REACH_PER_MINUTE", default=600)
# "strict" keeps nothing of a visitor; "daily" also counts daily readers, under a key that lives in
# memory until midnight, and takes the agreement of the data-protection officer.
REACH_MODE = env("REACH_MODE", default="strict")
# An engaged read: seconds seen, and percent of the page scrolled to.
REACH_ENGAGED_SECONDS = env.int("REACH_ENGAGED_SECONDS", default=15)
REACH_ENGAGED_PERCENT = env.int("REACH_ENGAGED_PERCENT", default=50)
# Days that sources and campaigns are kept, and words of links that name no known campaign.
REACH_DETAIL_DAYS = env.int("REACH_DETAIL_DAYS", default=760)
REACH_WORD_DAYS = env.int("REACH_WORD_DAYS", default=90)
# Sites of other origins that show this content and may send beacons.
REACH_ORIGINS = env.list("REACH_ORIGINS", default=[])
# Public forms, and answers to "Was this page helpful?", an hour from one network.
PUBLIC_FORMS_PER_HOUR = env.int("PUBLIC_FORMS_PER_HOUR", default=20)
# Registrations for events: a whole office or class may register behind one address.
REGISTRATIONS_PER_HOUR = env.int("REGISTRATIONS_PER_HOUR", default=120)
VOTES_PER_HOUR = env.int("VOTES_PER_HOUR", default=120)
# Keys that encrypt what registrants tell of their diet and needs: the first one encrypts, all
# decrypt. Without any, a key of this machine is made in VAR.
NEEDS_KEYS = env.list("NEEDS_KEYS", default=[])
# How long a package must be left in peace before a new version of it is put together.
MATERIALS_SETTLE_SECONDS = env.int("MATERIALS_SETTLE_SECONDS", default=60)
PRESS_PREVIEW_DAYS = env.int("PRESS_PREVIEW_DAYS", default=14)
# How long a token of the JSON API holds, how long it can be renewed after signing in, and how long
# a link to a draft shows it.
API_TOKEN_SECONDS = env.int("API_TOKEN_SECONDS", default=3600)
API_SIGN_IN_SECONDS = env.int("API_SIGN_IN_SECONDS", default=12 * 3600)
API_PREVIEW_DAYS = env.int("API_PREVIEW_DAYS", default=7)
# Files that come in parts (`@tus-upload`): the largest, and how long an unfinished one is kept.
API_UPLOAD_BYTES = env.int("API_UPLOAD_BYTES", default=WAGTAILDOCS_MAX_UPLOAD_SIZE)
API_UPLOAD_SECONDS = env.int("API_UPLOAD_SECONDS", default=24 * 3600)

# --- security -------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        # A visitor's click may open these players; nothing loads from them before it.
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
# The editor needs inline styles (Draftail), inline scripts (Wagtail's date fields and inline panels
# start themselves in the page) and data images; everything else stays as strict as for the public.
ADMIN_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF, *CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"]],
    "frame-ancestors": [SELF],
}

# --- mail, logs -----------------------------------------------------------------------------

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("FROM_EMAIL", default="tekijat@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "core.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # A line for every saved page would bury what matters.
        "django_tasks": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        # Login names and addresses are personal data: axes keeps them in its table, not in logs.
        "axes": {"level": "ERROR"},
    },
}
