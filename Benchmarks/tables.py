"""What is measured, and how it is told: one Markdown table each."""
import random
import subprocess

import others
import texts
from measure import medians

MB = 1_000_000
COMPARABLE = 'redact, comparable'


def row(*cells):
    return '| ' + ' | '.join(str(cell) for cell in cells) + ' |\n'


def table(head, rows):
    return row(*head) + '|---|' + '--:|' * (len(head) - 1) + '\n' + ''.join(row(*cells) for cells in rows)


def times(ratio):
    return f'{ratio:.0f} ×' if ratio >= 10 else f'{ratio:.1f} ×' if ratio >= 1 else f'{ratio:.2f} ×'


def mib(cost):
    return f'{cost.kib / 1024:.1f}'


def named(size):
    for unit, name in ((1000 * MB, 'GB'), (MB, 'MB'), (1000, 'KB')):
        if size >= unit:
            return f'{size // unit} {name}'
    return f'{size} bytes'


class Bench:
    def __init__(self, program, files, quick, huge):
        self.program, self.files, self.quick = program, files, quick
        self.size = (4 if quick else 24) * MB
        self.rounds = 3 if quick else 5
        self.sizes = [1000 * 10 ** power for power in range(5 if quick else 6)] + ([1000 * MB] if huge else [])
        self.speed, self.growth, self.summary = {}, {}, ''

    def parts(self):
        yield self.intro()
        yield self.texts()
        yield self.start()
        yield self.sizes_table()
        yield self.density()
        yield self.patterns()
        yield self.hostile()

    def redact(self, *more):
        return [self.program, *more]

    def text(self, name, size=None):
        size = size or self.size
        return self.files.file(f'{name}-{size}'.replace(' ', '-'), lambda: texts.text(texts.MAKERS[name], size))

    def hi(self):
        return self.files.file('hi', lambda: b'hi\n')

    def intro(self):
        return (f'CPU time of whole processes, standard input from a file, output to `/dev/null`; medians of '
                f'{self.rounds} alternating runs ({min(3, self.rounds)} of perl and rg) over {named(self.size)} of '
                f'generated text, the whole catalogue and names on. Beside {", ".join(others.versions())}. `perl` and '
                f'`rg` replace the matches of the 44 patterns in `Benchmarks/patterns-44.txt` and do no more: no '
                f'checksums, no context, no names, no numbers; rg bytewise (`--no-unicode`). What they cost is told in '
                f'multiples of what `redact` does. `{COMPARABLE}` runs only the entities that the 44 patterns are for, '
                f'with all their {self.comparable():,} patterns.\n')

    def comparable(self):
        chosen = others.ENTITIES.split(',')
        return sum(count for entity, count in self.entities() if entity in chosen)

    def texts(self):
        for name in texts.MAKERS:
            path = self.text(name)
            jobs = {'redact': (self.redact(), path),
                    COMPARABLE: (self.redact('--entities', others.ENTITIES), path),
                    'cat': (['cat', path, '|', 'cat'], path), 'wc': (['wc', '-l'], path)}
            jobs.update({other: (command, path, 3) for other, command in others.commands().items()})
            self.speed[name] = medians(jobs, self.rounds)
        slower = [other for other in ('perl', 'rg', 'rg -P') if other in self.speed['prose']]
        head = ['text', 'redact, MB/s', 'cost against `cat f \\| cat`', 'against `wc -l`',
                *(f'`{other}` costs' for other in slower), f'{COMPARABLE}, against the whole', 'memory, MiB']
        rows = [self.text_row(name, slower) for name in texts.MAKERS]
        self.summary = table(head, rows)
        return '## Five texts\n' + self.summary + self.libraries()

    def text_row(self, name, slower):
        costs = self.speed[name]
        seconds = costs['redact'].seconds
        return [name, f'{self.size / MB / seconds:.0f}', times(seconds / costs['cat'].seconds),
                times(seconds / costs['wc'].seconds), *(times(costs[other].seconds / seconds) for other in slower),
                times(costs[COMPARABLE].seconds / seconds), mib(costs['redact'])]

    def libraries(self):
        size = 100_000
        found = others.libraries(self.text('prose', size), size)
        return '\n' + '; '.join(f'{name}: {figure}' for name, figure in found.items()) + '.\n'

    def start(self):
        jobs = {'redact': (self.redact(), self.hi()), 'perl': (['perl', '-pe', '1'], self.hi()),
                'cat': (['cat'], self.hi())}
        costs = medians(jobs, 11 if self.quick else 31)
        rows = [[f'`echo hi \\| {name}`', f'{cost.seconds * 1000:.1f}', mib(cost)] for name, cost in costs.items()]
        sentence = (f'`echo hi | redact` takes {costs["redact"].seconds * 1000:.1f} ms of CPU time and '
                    f'{mib(costs["redact"])} MiB.\n')
        self.summary += '\n' + sentence
        self.started = costs['redact'].seconds
        return ('## Start\n' + table(['', 'CPU, ms', 'memory, MiB'], rows)
                + '\nMemory is the largest resident set, shared libraries included; below 9 MiB it cannot be told.\n')

    def sizes_table(self):
        names, rows = ('prose', 'PII-dense CSV', 'hostile'), []
        self.growth = {name: [] for name in names}
        for size in self.sizes:
            rounds = 1 if size > 10 * MB else self.rounds
            costs = medians({name: (self.redact(), self.text(name, size)) for name in names}, rounds)
            for name in names:
                self.growth[name].append((size, costs[name].seconds))
            rows.append([named(size), *(f'{costs[name].seconds * 1000:.1f}' for name in names),
                         *(f'{max(0, costs[name].seconds - self.started) / size * 1e9:.1f}' for name in names),
                         max(float(mib(costs[name])) for name in names)])
        head = ['size', *(f'{name}, ms' for name in names), *(f'{name}, ns a byte' for name in names), 'memory, MiB']
        return '## Size\n' + table(head, rows) + '\nNanoseconds a byte are without the start.\n'

    def density(self):
        def lines(percent):
            return self.files.file(f'dense-{percent}', lambda: texts.text(texts.dense(percent), self.size))
        paths = {f'{percent} %': lines(percent) for percent in (0, 1, 10, 50, 100)}
        jobs = {name: (self.redact(), path) for name, path in paths.items()}
        jobs['cat'] = (['cat', paths['10 %'], '|', 'cat'], paths['10 %'])
        costs = medians(jobs, self.rounds)
        rows = [[name, f'{self.size / MB / costs[name].seconds:.0f}', times(costs[name].seconds / costs['cat'].seconds),
                 times(costs[name].seconds / costs['0 %'].seconds)] for name in paths]
        return ('## Density\nLines of prose, of which some have one e-mail address, card, SSN or IP address.\n\n'
                + table(['lines with a finding', 'MB/s', 'against `cat f \\| cat`', 'against 0 %'], rows))

    def entities(self):
        """(entity, number of patterns), as `redact patterns list` has them in columns."""
        lines = subprocess.run(self.redact('patterns', 'list'), capture_output=True, text=True, check=True).stdout
        head, *lines = lines.rstrip('\n').split('\n')
        begin, end = head.index('PATTERNS'), head.index('VALIDATOR')
        return [(line.split()[0], int(line[begin:end])) for line in lines]

    def subset(self, part):
        """Entities with at most so many patterns, in an order that has nothing to do with what they find."""
        every = self.entities()
        random.Random(7).shuffle(every)
        wanted, chosen, count = sum(number for _, number in every) * part, [], 0
        for entity, number in every:
            if count + number <= wanted:
                chosen.append(entity)
                count += number
        return chosen, count

    def patterns(self):
        jobs, counts, names = {}, {}, ('prose', 'logs', 'PII-dense CSV')
        for part in (1 / 8, 1 / 4, 1 / 2, 1):
            chosen, counts[part] = self.subset(part)
            command = self.redact('--entities', ','.join(chosen))
            for name in names:
                jobs[part, name] = (command, self.text(name))
            jobs[part, 'hi'] = (command, self.hi())
        costs = medians(jobs, self.rounds)
        rows = [[f'{counts[part]:,}', f'{costs[part, "hi"].seconds * 1000:.1f}',
                 *(f'{(costs[part, name].seconds - costs[part, "hi"].seconds) / self.size * 1e9:.1f}'
                   for name in names)] for part in counts]
        return ('## Number of patterns\nSubsets of the catalogue by `--entities`, drawn by lot as far as they fit; '
                'names of people are one entity among them. API_KEY has more than half of all patterns, mostly rare '
                'literals, and comes with the last step.\n\n'
                + table(['patterns', 'start, ms', *(f'{name}, ns a byte' for name in names)], rows))

    def hostile(self):
        size, rows = 16 * MB if not self.quick else 4 * MB, []
        for name, unit in texts.REPEATED.items():
            half, whole = (self.files.file(f'only-{ord(unit[0])}-{length}', lambda: (unit * length)[:length].encode())
                           for length in (size // 2, size))
            costs = medians({'redact': (self.redact(), whole), 'half': (self.redact(), half),
                             'cat': (['cat', whole, '|', 'cat'], whole)}, 3)
            cost, of_half = costs['redact'].seconds, max(self.started + 1e-6, costs['half'].seconds)
            rows.append([f'`{name}`' if name == unit else name, f'{size / MB / cost:.0f}',
                         times(cost / costs['cat'].seconds), times((cost - self.started) / (of_half - self.started))])
        return (f'## The same again and again\n{named(size)} of one thing.\n\n' + table(
            ['text', 'MB/s', 'against `cat f \\| cat`', 'twice the text costs'], rows))
