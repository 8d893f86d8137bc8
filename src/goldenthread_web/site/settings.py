"""Django's settings, made from the environment. Nothing here is edited for a deployment."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from goldenthread_web.site.environment import read_environment

ENVIRONMENT = read_environment()
ROOT = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "goldenthread_web.site.urls"
WSGI_APPLICATION = "goldenthread_web.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "goldenthread_web.api",
    "goldenthread_web.help",
    "goldenthread_web.upkeep",
    "goldenthread_web.usage",
    "goldenthread_web.attention",
    "goldenthread_web.commentary",
    "goldenthread_web.improvement",
    "goldenthread_web.loads",
    "goldenthread_web.performance",
    "goldenthread_web.jobs",
    "goldenthread_web.accounts",
    "goldenthread_web.history",
    "goldenthread_web.components",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "csp",
]

# The order is that of an onion: what refuses comes before what works, and what every answer needs is outermost.
MIDDLEWARE = [
    "goldenthread_web.site.requests.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "goldenthread_web.accounts.middleware.SessionEndMiddleware",
    "goldenthread_web.api.middleware.TokenMiddleware",
    "goldenthread_web.usage.middleware.UsageMiddleware",
    "goldenthread_web.site.access.AccessMiddleware",
    "goldenthread_web.improvement.drafted.NoDraftMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "goldenthread_web.site.context.of_every_page",
            ],
        },
    }
]
FORM_RENDERER = "goldenthread_web.components.forms.GovukRenderer"

# --- what people decide ---

DATABASES = {
    "default": dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=60, conn_health_checks=True)
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Who writes waits for its turn from the start, so that no two find out late that only one can.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # recursive_triggers: else REPLACE would walk past the triggers that guard the history.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
        ),
    }
CACHES = {
    # Limits on sign-in count for all workers together.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
}

# --- who signs in, and for how long ---

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "goldenthread_web.accounts.passwords.LengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "goldenthread_web.accounts.passwords.CommonValidator"},
    {
        "NAME": "goldenthread_web.accounts.passwords.OwnNameValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": "goldenthread_web.accounts.passwords.VarietyValidator"},
    {"NAME": "goldenthread_web.accounts.passwords.LocalWordsValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "goldenthread_web.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"  # who is invited has an address that the inviter vouches for
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
_FORMS = "goldenthread_web.accounts.sign_in_forms"
ACCOUNT_FORMS = {"login": f"{_FORMS}.SignInForm", "change_password": f"{_FORMS}.PasswordForm"}
MFA_FORMS = {
    "authenticate": f"{_FORMS}.CodeForm",
    "reauthenticate": f"{_FORMS}.CodeAgainForm",
    "activate_totp": f"{_FORMS}.FirstCodeForm",
}
MFA_ADAPTER = "goldenthread_web.accounts.adapters.MFAAdapter"
# Limits on sign-in count for each address. The proxy tells it: by its own, all people would share one limit.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENVIRONMENT.is_production else 0
USERSESSIONS_ADAPTER = "goldenthread_web.accounts.adapters.SessionsAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True

# --- the council's own sign-in, where a deployment names one ---

COUNCIL_SIGN_IN = ENVIRONMENT.council_sign_in
SOCIALACCOUNT_ADAPTER = "goldenthread_web.accounts.council.adapters.CouncilAccounts"
SOCIALACCOUNT_AUTO_SIGNUP = SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if COUNCIL_SIGN_IN:
    SOCIALACCOUNT_PROVIDERS["council"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "council",
                "name": COUNCIL_SIGN_IN.name,
                "client_id": COUNCIL_SIGN_IN.client,
                "secret": COUNCIL_SIGN_IN.secret,
                "settings": {"server_url": COUNCIL_SIGN_IN.issuer},
            }
        ],
    }

IDLE = timedelta(minutes=30)
LONGEST_SESSION = timedelta(hours=12)
DORMANT_AFTER = timedelta(days=90)
CHILD_OPENED_FOR = timedelta(hours=3)

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(IDLE.total_seconds())
SESSION_SAVE_EVERY_REQUEST = False  # accounts.middleware moves the end, at most once a minute
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_production
# A __Host- cookie can be set by this host alone, over TLS alone. A browser takes none from a loopback address.
SESSION_COOKIE_NAME = "__Host-session" if ENVIRONMENT.is_production else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if ENVIRONMENT.is_production else "csrf"
CSRF_FAILURE_VIEW = "goldenthread_web.site.errors.not_from_here"

# --- what a browser is told ---

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # A browser that is sent on from a form must be let go where the council's sign-in is.
        "form-action": [SELF, *([COUNCIL_SIGN_IN.origin] if COUNCIL_SIGN_IN else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = ENVIRONMENT.is_production
SECURE_REDIRECT_EXEMPT = [r"^health$", r"^ready$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENVIRONMENT.is_production else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.is_production
# The web server keeps this header only where it comes from the proxy that it was told of.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "built" / "static"
STATICFILES_DIRS = [ROOT / "built" / "assets"]
# An upload lies in the workspace until it is read, and is never larger than whoever sends it may send.
FILE_UPLOAD_HANDLERS = ["goldenthread_web.loads.arriving.GuardedUploads"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.InMemoryStorage"
    },  # nothing that is uploaded is kept so
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- letters: reminders of the improvement plan, and nothing else ---

MAILS = ENVIRONMENT.mail is not None
SITE_ADDRESS = f"https://{ALLOWED_HOSTS[0]}" if ENVIRONMENT.is_production else "http://127.0.0.1:8000"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAILS else 'dummy'}.EmailBackend"
EMAIL_TIMEOUT = 20
if ENVIRONMENT.mail:
    EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = ENVIRONMENT.mail.over_tls, not ENVIRONMENT.mail.over_tls
    DEFAULT_FROM_EMAIL = ENVIRONMENT.mail.sender

# --- words and times ---

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"structured": {"()": "goldenthread_web.site.logs.Structured"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
    "root": {"handlers": ["stderr"], "level": ENVIRONMENT.log_level},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "weasyprint": {"level": "ERROR"},  # each page of a PDF would be some lines
        "fontTools": {"level": "ERROR"},
    },
}
