"""A small chronology of real facts, for the tests of what is made of a chronology."""

from __future__ import annotations

import datetime as dt

from timeline.model import Citation, Claim, Conflict, Event, Observance, Timeline
from timeline.when import When

REVISED = dt.date(2026, 11, 22)

CLOSURE = Event(
    id="sts-closure-1991",
    titles={
        "kk": "Семей ядролық сынақ полигонының жабылуы",
        "ru": "Закрытие Семипалатинского ядерного полигона",
        "en": "Closure of the Semipalatinsk nuclear test site",
        "ar": "إغلاق موقع سيميبالاتينسك للتجارب النووية",
    },
    when=When.parse("1991-08-29"),
    kind="law",
    tags=("test-site", "kazakhstan"),
    commemorate=True,
    revised=REVISED,
    citations=(
        Citation(title="Қазақ КСР Президентінің № 409 Жарлығы", url="https://adilet.zan.kz/kaz/docs/U910000409_"),
        Citation(
            title="Қосымша, екінші; үшінші", document="001.txt", quote="Семей ядролық\nполигонының жабылуына — 35 жыл"
        ),
        Citation(title="A third source", url="https://example.org/third"),
    ),
)
TREATY = Event(
    id="ctbt-opened-1996",
    titles={
        "kk": "Ядролық сынақтарға жан-жақты тыйым салу туралы шарттың қол қоюға ашылуы",
        "ru": "ДВЗЯИ открыт для подписания",
        "en": "CTBT opens for signature",
        "ar": "فتح باب التوقيع على معاهدة الحظر الشامل للتجارب النووية",
    },
    when=When.parse("1996-09-24"),
    kind="treaty",
    tags=("ctbt",),
    commemorate=True,
    revised=dt.date(2026, 8, 1),
)
ZONE = Event(
    id="canwfz-signed-2006",
    titles={
        "kk": "Орталық Азиядағы ядролық қарудан азат аймақ туралы шартқа (Семей шартына) қол қою",
        "ru": "Подписан Семипалатинский договор: зона, свободная от ядерного оружия, в Центральной Азии",
        "en": "Treaty on a Nuclear-Weapon-Free Zone in Central Asia signed at Semipalatinsk",
        "ar": "توقيع معاهدة المنطقة الخالية من الأسلحة النووية في آسيا الوسطى",
    },
    when=When.parse("2006-09-08"),
    kind="treaty",
    commemorate=True,
    revised=REVISED,
)
WARHEAD = Event(
    id="kz-last-warhead-1995",
    titles={
        "kk": "Соңғы ядролық оқтұмсықтың Қазақстаннан әкетілуі",
        "ru": "Из Казахстана вывезена последняя ядерная боеголовка",
        "en": "Last nuclear warhead leaves Kazakhstan",
        "ar": "مغادرة آخر رأس نووي كازاخستان",
    },
    when=When.parse("1995-04-21?"),
    kind="milestone",
    commemorate=True,
    confidence="medium",
    revised=REVISED,
    unconfirmed=(When.parse("1995-04-24"),),
    disputes=(
        Conflict(
            event_id="kz-last-warhead-1995",
            ours=Claim(when=When.parse("1995-04-21?"), source="US Department of State"),
            theirs=Claim(when=When.parse("1995-05"), source="a news report"),
        ),
    ),
)
SAPPHIRE = Event(
    id="project-sapphire-1994",
    titles={"kk": "«Сапфир» жобасы", "ru": "Проект «Сапфир»", "en": "Project Sapphire", "ar": "مشروع ياقوت"},
    when=When.parse("1994-11-20/1994-11-23"),
    kind="milestone",
    commemorate=True,
    revised=REVISED,
)
LEAP_DAY = Event(
    id="leap-day-2000",
    titles={"kk": "Кібісе күн", "ru": "Високосный день", "en": "A leap day", "ar": "يوم كبيس"},
    when=When.parse("2000-02-29"),
    kind="milestone",
    commemorate=True,
    revised=REVISED,
)
SILO = Event(
    id="kz-last-silo-1996",
    titles={"en": "Last silo destroyed"},
    when=When.parse("1996-09~"),
    kind="milestone",
    commemorate=True,
    revised=REVISED,
)
BULLETIN = Event(
    id="bulletin-2012",
    titles={"en": "A bulletin"},
    when=When.parse("2012-02-16"),
    kind="meeting",
    revised=REVISED,
)
PROPOSED = Event(
    id="proposed-2024",
    titles={"en": "A visit"},
    when=When.parse("2024-03-15"),
    kind="meeting",
    commemorate=True,
    proposed=True,
    revised=REVISED,
)
DAY_AGAINST_TESTS = Observance(
    id="int-day-against-nuclear-tests",
    titles={
        "kk": "Ядролық сынақтарға қарсы іс-қимыл халықаралық күні",
        "ru": "Международный день действий против ядерных испытаний",
        "en": "International Day against Nuclear Tests",
        "ar": "اليوم الدولي لمناهضة التجارب النووية",
    },
    when=When.parse("XXXX-08-29"),
    since=2010,
    tags=("nuclear-testing",),
    born_of="sts-closure-1991",
    revised=REVISED,
)
WEEK = Observance(
    id="disarmament-week",
    titles={
        "kk": "Қарусыздану апталығы",
        "ru": "Неделя разоружения",
        "en": "Disarmament Week",
        "ar": "أسبوع نزع السلاح",
    },
    when=When.parse("XXXX-10-24/XXXX-10-30"),
    revised=REVISED,
)

TIMELINE = Timeline(
    title={"en": "A small chronology"},
    events=(CLOSURE, SAPPHIRE, WARHEAD, TREATY, SILO, LEAP_DAY, ZONE, BULLETIN, PROPOSED),
    observances=(DAY_AGAINST_TESTS, WEEK),
)
