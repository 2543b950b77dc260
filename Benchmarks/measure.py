"""Medians of alternating runs, in CPU time of whole processes."""
import collections
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
Cost = collections.namedtuple('Cost', 'seconds kib')


def cost(command, path):
    run = subprocess.run([sys.executable, '-I', '-S', os.path.join(HERE, 'cost.py'), path, *command],
                         capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stderr.strip())
    seconds, kib = run.stdout.split()
    return Cost(float(seconds), int(kib))


def medians(jobs, rounds):
    """`jobs`: name → (command, file) or (command, file, most rounds). Alternates: a slow moment meets all alike."""
    costs = {name: [] for name in jobs}
    for turn in range(rounds):
        for name, (command, path, *most) in jobs.items():
            if turn < min([rounds, *most]):
                costs[name].append(cost(command, path))
    return {name: Cost(statistics.median(c.seconds for c in each), max(c.kib for c in each))
            for name, each in costs.items()}


class Files:
    """Generated texts in one folder, each made once."""
    def __init__(self, folder):
        self.folder = folder

    def file(self, name, make):
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            with open(path, 'wb') as file:
                file.write(make())
        return path
