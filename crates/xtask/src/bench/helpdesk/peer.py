"""django-helpdesk as somebody would run it on one machine: SQLite, one queue, gunicorn.

`fill N` makes the database with N tickets and prints what the measuring program needs; `count` prints how many there
are; gunicorn serves `application`. It gets what makes it fast: write-ahead log, cached templates, no mail, no debug.
"""

import base64
import datetime
import json
import pathlib
import random
import sys

import django
from django.conf import settings

HOME = pathlib.Path(__file__).parent
QUEUE = "Laporan"
FOLLOW_UPS = 2
CHUNK = 2000

settings.configure(
    SECRET_KEY="only for measuring",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="peer",
    USE_TZ=True,
    SITE_ID=1,
    STATIC_URL="/static/",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "peer.sqlite",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                "init_command": "pragma journal_mode=wal; pragma synchronous=full;",
            },
        }
    },
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.sites",
        "django.contrib.humanize",
        "django.contrib.messages",
        "django.contrib.staticfiles",
        "django.contrib.admin",
        "rest_framework",
        "helpdesk",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    HELPDESK_TEAMS_MODE_ENABLED=False,
    HELPDESK_VIEW_A_TICKET_PUBLIC=True,
    HELPDESK_SUBMIT_A_TICKET_PUBLIC=True,
    HELPDESK_TEAMS_MODEL="auth.Group",
    HELPDESK_TEAMS_MIGRATION_DEPENDENCIES=[("auth", "0001_initial")],
    HELPDESK_KBITEM_TEAM_GETTER=lambda _: None,
)
django.setup()

from django.contrib import admin  # noqa: E402
from django.urls import include, path  # noqa: E402

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("helpdesk.urls", namespace="helpdesk")),
]

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()


def query(words=""):
    """What its own page asks its list for: open tickets, the newest first, by words."""
    asked = {
        "filtering": {"status__in": [1, 2]},
        "filtering_or": {},
        "sorting": "created",
        "sortreverse": False,
        "search_string": words,
    }
    return base64.b64encode(json.dumps(asked).encode()).decode()


def fill(count):
    from django.contrib.auth import get_user_model
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.utils import timezone

    from helpdesk.models import FollowUp, Queue, Ticket

    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_superuser("petugas", "petugas@contoh.id", "rahasia-sekali")
    queue = Queue.objects.create(title=QUEUE, slug="laporan", allow_public_submission=True)
    texts = (HOME / "texts").read_text().split("\n")
    dice, now = random.Random(1), timezone.now()
    for start in range(0, count, CHUNK):
        tickets = []
        for number in range(start, min(start + CHUNK, count)):
            text = texts[number % len(texts)]
            age = datetime.timedelta(seconds=dice.randrange(90 * 86400))
            tickets.append(
                Ticket(
                    title=text[:60],
                    queue=queue,
                    created=now - age,
                    modified=now - age,
                    submitter_email=f"pelapor{number}@contoh.id",
                    assigned_to=user if number % 3 else None,
                    status=dice.choice([1, 1, 2, 3, 4]),
                    priority=dice.randint(1, 5),
                    description=text,
                    secret_key=f"{number:08d}",
                )
            )
        made = Ticket.objects.bulk_create(tickets)
        FollowUp.objects.bulk_create(
            FollowUp(
                ticket=ticket,
                date=ticket.created + datetime.timedelta(hours=hour + 1),
                title="Tindak lanjut",
                comment=texts[(ticket.id + hour) % len(texts)][:200],
                public=True,
                user=user,
            )
            for ticket in made
            for hour in range(FOLLOW_UPS)
        )
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.create()
    words = sorted({word for text in texts[:50] for word in text.lower().split() if word.isalpha() and len(word) > 5})
    seldom = min(words, key=lambda word: sum(word in text.lower() for text in texts[:5000]))
    print("session", session.session_key)
    print("queue", queue.pk)
    print("list", query())
    print("rare", query(seldom))
    sample = Ticket.objects.order_by("?")[:400] if count <= 20000 else Ticket.objects.order_by("-id")[:400]
    for ticket in sample:
        print("ticket", ticket.pk, f"ticket={ticket.ticket_for_url}&email={ticket.submitter_email}&key={ticket.secret_key}")


def count():
    from helpdesk.models import Ticket

    print("tickets", Ticket.objects.count())


if __name__ == "__main__":
    {"fill": lambda: fill(int(sys.argv[2])), "count": count}[sys.argv[1]]()
