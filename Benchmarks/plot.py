"""The plot: two panels, legible on light and dark ground, without a library."""
import math

import texts

WIDTH, HEIGHT = 900, 380
# One grey for both grounds: not every renderer asks whether the page is dark.
STYLE = '''<style>
text { font: 12px system-ui, sans-serif; fill: #767676 } .title { font-weight: 600; font-size: 13px }
.grid { stroke: #8884; stroke-width: 1 } .line { fill: none; stroke-width: 2 }
</style>
'''
COLORS = ['#e5793a', '#3f8fd6', '#4fa36c', '#a774c9', '#999999']
NAMES = {'cat': 'cat f | cat'}


def text(x, y, words, anchor='start', kind=''):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{words}</text>\n'


class Scale:
    """Logarithmic, in whole powers of ten, from one pixel to another."""
    def __init__(self, values, begin, end):
        self.low, self.high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        self.begin, self.end = begin, end

    def at(self, value):
        part = (math.log10(value) - self.low) / (self.high - self.low)
        return self.begin + part * (self.end - self.begin)

    def ticks(self):
        return [10.0 ** power for power in range(self.low, self.high + 1)]


def rows(scale, left, right, label):
    """Horizontal lines with their values."""
    return ''.join(f'<path class="grid" d="M{left} {scale.at(value):.1f}H{right}"/>\n'
                   + text(left - 6, scale.at(value) + 4, label(value), 'end') for value in scale.ticks())


def legend(left, names):
    out, x = '', left
    for name, color in zip(names, COLORS):
        out += f'<rect x="{x}" y="{HEIGHT - 22}" width="10" height="10" fill="{color}"/>\n'
        out += text(x + 14, HEIGHT - 13, NAMES.get(name, name))
        x += 30 + 7 * len(NAMES.get(name, name))
    return out


def bars(bench, left, right):
    names = [name for name in ('redact', 'rg', 'rg -P', 'perl', 'cat') if name in bench.speed['prose']]
    rate = {(kind, name): bench.size / 1e6 / bench.speed[kind][name].seconds
            for kind in texts.MAKERS for name in names}
    scale = Scale(rate.values(), HEIGHT - 60, 40)
    out = text(left, 20, 'MB a second of CPU time, more is better', kind='title')
    out += rows(scale, left, right, '{:g}'.format)
    step = (right - left) / len(texts.MAKERS)
    for place, kind in enumerate(texts.MAKERS):
        for index, name in enumerate(names):
            x, y = left + step * place + 8 + index * (step - 16) / len(names), scale.at(rate[kind, name])
            out += (f'<rect x="{x:.1f}" y="{y:.1f}" width="{(step - 16) / len(names) - 1:.1f}" '
                    f'height="{HEIGHT - 60 - y:.1f}" fill="{COLORS[index]}"/>\n')
        out += text(left + step * (place + 0.5), HEIGHT - 42, kind, 'middle')
    return out + legend(left, names)


def size_label(size):
    for unit, name in ((1e9, 'GB'), (1e6, 'MB'), (1e3, 'KB')):
        if size >= unit:
            return f'{size / unit:g} {name}'
    return f'{size:g}'


def lines(bench, left, right):
    points = [point for each in bench.growth.values() for point in each]
    across = Scale([size for size, _ in points], left, right)
    up = Scale([seconds * 1000 for _, seconds in points], HEIGHT - 60, 40)
    out = text(left, 20, 'CPU time, ms, by size', kind='title') + rows(up, left, right, '{:g}'.format)
    for tick in across.ticks():
        out += text(across.at(tick), HEIGHT - 42, size_label(tick), 'middle')
    for color, each in zip(COLORS, bench.growth.values()):
        path = ' '.join(f'{across.at(size):.1f},{up.at(seconds * 1000):.1f}' for size, seconds in each)
        out += f'<polyline class="line" stroke="{color}" points="{path}"/>\n'
    return out + legend(left, bench.growth)


def svg(bench):
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            f'aria-label="Speed of redact beside other tools, and CPU time by size of the text">\n')
    return head + STYLE + bars(bench, 46, 500) + lines(bench, 570, WIDTH - 30) + '</svg>\n'
