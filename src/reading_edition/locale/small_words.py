"""Small words of each language: what an index sorts without, and what only begins a sentence.

They tell a name from the first words of a sentence ("Im Jahr"), a title from its article
("Der Prozess" stands under P) and a sub-heading from its preposition ("in war" under W).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class SmallWords:
    """Words of a language, each group as one string; an apostrophe ends one that is joined."""

    articles: str
    joining: str
    """Prepositions and "and"."""
    opening: str
    """Further words that begin a sentence, with their capital."""
    since: str
    """What says, before a year, that something began then and went on."""
    particles: str = "de del della di da du van von der den ten la le al el bin ibn y"
    """What stands between the parts of a name. Not what also joins nouns, where nouns have
    capitals."""

    @cached_property
    def article(self) -> re.Pattern[str]:
        """The article that a title begins with."""
        return re.compile(rf"^(?:{_any(self.articles)})", re.IGNORECASE)

    @cached_property
    def leading(self) -> re.Pattern[str]:
        """The small words that a sub-heading begins with."""
        words = _any(f"{self.articles} {self.joining}")
        return re.compile(rf"^(?:{words})+(?=\S)", re.IGNORECASE)

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """The small word that a sentence begins with."""
        small = (word.capitalize() for word in f"{self.articles} {self.joining}".split())
        words = _any(" ".join([*small, self.opening]))
        # What is joined may be another small word: "C’est".
        return re.compile(rf"^(?:{words})(?:(?<=['’])[a-zà-ÿ]+ )?")


def _any(words: str) -> str:
    """A pattern of one of *words* and the space behind it."""
    return "|".join(
        re.escape(word[:-1]) + "['’]" if word.endswith("’") else rf"{re.escape(word)}\s+"
        for word in words.split()
    )


ENGLISH = SmallWords(
    "a an the",
    "and as at by for from in of on to with",
    "But He Her His How If It Its No Nor Not Or Our She So That Their Then These They This "
    "Those Was We What When Where While Who Why Yet",
    "from since",
)
LANGUAGES = {
    "en": ENGLISH,
    "de": SmallWords(
        "der die das den dem des ein eine einen einem einer eines",
        "am an auf aus bei beim bis durch für gegen im in ins mit nach ohne seit über um und "
        "unter vom von vor während wegen zu zum zur zwischen",
        "Aber Alle Als Also Auch Da Damals Damit Dann Dass Denn Dies Diese Diesem Diesen Dieser "
        "Dieses Doch Dort Er Es Hier Ihr Ihre Ihrem Ihren Ist Jede Jeden Jeder Jedes Kein Keine "
        "Man Nicht Noch Nun Nur Ob Obwohl Oder Sein Seine Seinem Seinen Sie So Solche Unser "
        "Unsere War Was Weil Wenn Wer Wie Wir Wo Zwei",
        "ab seit",
        "de del della di da du van ten la le al el bin ibn y",
    ),
    "fr": SmallWords(
        "le la les l’ un une des",
        "à après au aux avant avec chez contre dans de d’ depuis du en entre et par pour sans "
        "selon sous sur vers",
        "C’ Ce Ces Cet Cette Ceux Comme Donc Elle Elles Ici Il Ils J’ Je Leur Leurs Lorsque Mais "
        "Ni Non Nos Notre Nous On Or Ou Où Puis Quand Que Qui S’ Sa Ses Si Son Tous Tout Toute "
        "Vous",
        "depuis dès",
    ),
    "es": SmallWords(
        "el la los las lo un una unos unas",
        "a al ante bajo con contra de del desde durante en entre hacia hasta para por según sin "
        "sobre tras y e",
        "Así Aquí Aquel Aquella Como Cuando Donde Ella Ellas Ellos Era Es Esa Ese Eso Esta Este "
        "Esto Le Les Más Mientras Mi Ni No Nos Nuestra Nuestro O Pero Porque Que Qué Quien Se Si "
        "Su Sus También Todo Ya",
        "desde",
    ),
    "it": SmallWords(
        "il lo la i gli le l’ un uno una un’",
        "a ai al alla alle con contro da dal dalla dalle dei del della delle di e ed fra in nei "
        "nel nella nelle per su sui sul sulla tra",
        "Ciò Che Chi Come Così Da Dopo Dove Ecco Egli Era Essa Essi I Loro Lui Ma Mentre Ne Noi "
        "Non Nostra Nostro O Ogni Perché Poi Quale Quando Quella Quello Questa Questo Se Si Sua "
        "Suo Suoi Tutti Tutto",
        "da dal dalla",
    ),
    "pt": SmallWords(
        "o a os as um uma uns umas",
        "ao à aos às ante após até com contra da das de do dos desde e em entre na nas no nos "
        "para pela pelo por sem sob sobre",
        "Aqui Aquela Aquele Assim Como Ela Elas Ele Eles Era Essa Esse Esta Este Isso Isto Já "
        "Lá Mais Mas Nem Não Nossa Nosso Onde Ou Porque Quando Que Quem Se Seu Seus Só Sua Suas "
        "Também Todo Tudo",
        "desde",
    ),
    "ru": SmallWords(
        "",
        "без в во для до за и из изо к ко между на над о об от перед по под при про с со у через",
        "А Был Была Были Было Вот Все Всё Вы Где Да Если Её Его Еще Ещё Или Их Как Когда Который "
        "Мы Не Нет Ни Но Он Она Они Оно После Потом Так Там Тогда То Только Тот Хотя Что Чтобы "
        "Это Этот Я",
        "с со",
    ),
    "he": SmallWords("", "אל את בין בלי עד על עם של", "", "מאז"),
}


def small_words(language: str) -> SmallWords:
    """Those of *language*; English ones for a language that has none here."""
    return LANGUAGES.get(language.replace("_", "-").partition("-")[0].lower(), ENGLISH)
