"""The tools that `redact` is measured beside."""
import importlib.util
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PATTERNS = os.path.join(HERE, 'patterns-44.txt')

# What the 44 patterns look for, as the catalogue calls it.
ENTITIES = ('EMAIL_ADDRESS,US_SSN,CREDIT_CARD,IBAN_CODE,PHONE_NUMBER,IP_ADDRESS,MAC_ADDRESS,API_KEY,ACCESS_TOKEN,'
            'SECRET_KEY,JWT,PRIVATE_KEY,CONNECTION_STRING,PASSWORD,AUTH,CRYPTO,UK_NINO,UK_POSTCODE,VIN,IN_PAN,CPF,'
            'DATE_OF_BIRTH')

# CPU time of the call alone: loading their models takes seconds.
PYTHON = {
    'presidio': ('presidio_analyzer', 'from presidio_analyzer import AnalyzerEngine\nengine = AnalyzerEngine()\n'
                 'def work(text): engine.analyze(text, language="en")\n'),
    'scrubadub': ('scrubadub', 'import scrubadub\ndef work(text): scrubadub.clean(text)\n'),
}
CLOCK = ('import sys, time\ntext = open(sys.argv[1]).read()\nwork(text[:200])\nbefore = time.process_time()\n'
         'for at in range(0, len(text), 10000): work(text[at:at + 10000])\nprint(time.process_time() - before)\n')


def perl():
    """Every pattern as an `s///g` in the program text, as one would write it."""
    with open(PATTERNS) as file:
        patterns = file.read().split('\n')[:-1]
    steps = (f's/{re.sub("/", chr(92) + "/", pattern).replace("@", chr(92) + "x40")}/[X]/g;' for pattern in patterns)
    return ['perl', '-pe', ' '.join(steps)]


def rg(*more):
    return ['rg', *more, '-a', '-N', '--no-config', '--no-unicode', '--passthru', '--replace', '[X]', '-f', PATTERNS]


def commands():
    """name → command, of those that are here."""
    all_of_them = {'perl': perl(), 'rg': rg(), 'rg -P': rg('-P')}
    return {name: command for name, command in all_of_them.items() if shutil.which(command[0])}


def versions():
    found = []
    if shutil.which('perl'):
        found.append(subprocess.run(['perl', '-e', 'printf "perl %vd", $^V'], capture_output=True, text=True).stdout)
    if shutil.which('rg'):
        head = subprocess.run(['rg', '--version'], capture_output=True, text=True).stdout.split('\n')[0]
        found.append(head.replace('ripgrep', 'rg'))
    return found


def libraries(path, size):
    """name → MB/s, or why there is no figure."""
    result = {}
    for name, (module, setup) in PYTHON.items():
        if importlib.util.find_spec(module) is None:
            result[name] = 'not installed'
            continue
        run = subprocess.run([sys.executable, '-c', setup + CLOCK, path], capture_output=True, text=True)
        result[name] = f'{size / 1e6 / float(run.stdout):.3f} MB/s' if run.returncode == 0 else 'failed'
    return result
