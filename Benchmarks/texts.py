"""Texts to measure with: generated, the same every time, so that figures of two runs can be compared."""
import random

WORDS = ('the of and to in that it was for on are as with they at be this have from or had by word but what some we '
         'can out other were all there when up use your how said an each she which do their time if will way about '
         'many then them write would like so these her long make thing see him two has look more day could go come '
         'did number sound no most people my over know water than call first who may down side been now find any '
         'new work part take get place made live where after back little only round man year came show every good '
         'me give our under name very through just form sentence great think say help low line differ turn cause '
         'much mean before').split()


def prose(source):
    words = source.choices(WORDS, k=source.randint(6, 18))
    return ' '.join(words).capitalize() + source.choice(['. ', '. ', '? ', '.\n'])


def logs(source):
    return (f'2026-11-{source.randint(1, 28):02}T{source.randint(0, 23):02}:{source.randint(0, 59):02}:07.'
            f'{source.randint(0, 999):03}Z INFO  [worker-{source.randint(1, 16)}] id={source.getrandbits(64):016x} '
            f'path=/api/items/{source.randint(1, 99999)} status=200 took={source.randint(1, 900)}ms\n')


def code(source):
    name, other = source.choices(WORDS, k=2)
    return (f'    def {name}_{other}(self, {other}: int) -> None:\n        if {other} > {source.randint(0, 99)} and '
            f'self.{name}[{source.randint(0, 9)}] is not None:\n            return self.{other}({name}, {other} + 1)\n')


def csv(source):
    return (f'{source.randint(1, 99999)},user{source.randint(1, 99999)}@mail{source.randint(1, 99)}.net,'
            f'{source.randint(100, 665)}-{source.randint(10, 99)}-{source.randint(1000, 9999)},4111 1111 1111 1111,'
            f'10.{source.randint(0, 255)}.{source.randint(0, 255)}.{source.randint(1, 254)}\n')


def hostile(source):
    return source.choice(['@', '1 ', '.', 'Aa ', '[', '-----BEGIN ', '12-', 'a@b.', '::', 'x=']) * source.randint(1, 60)


MAKERS = {'prose': prose, 'logs': logs, 'code': code, 'PII-dense CSV': csv, 'hostile': hostile}

# Each alone, over and over: what a prefilter that looks for one of them must not choke on.
REPEATED = {'@': '@', 'a digit': '7', '.': '.', 'a capital': 'A', '[': '[', '-----BEGIN ': '-----BEGIN '}


def text(maker, size):
    """`size` bytes; what is longer than 2 MB repeats itself, because making more takes longer than measuring it."""
    source = random.Random(7)
    parts, length = [], 0
    while length < min(size, 2_000_000):
        parts.append(maker(source))
        length += len(parts[-1])
    return (''.join(parts) * (size // length + 1))[:size].encode()


def dense(percent):
    """A maker of lines of prose, of which so many in a hundred hold one finding."""
    def line(source):
        words = source.choices(WORDS, k=12)
        if source.random() * 100 < percent:
            words[6] = source.choice([f'user{source.randint(1, 9999)}@example.com', '4111 1111 1111 1111',
                                      f'10.0.{source.randint(0, 255)}.{source.randint(1, 254)}',
                                      f'{source.randint(100, 665)}-12-{source.randint(1000, 9999)}'])
        return ' '.join(words) + '\n'
    return line
