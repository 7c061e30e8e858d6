"""What a student might try. Each comes between two tests that the same answer passes.

``{place}`` is the folder of the course on the marker's machine, ``{port}`` a port that
listens there and ``{pid}`` a process that runs there.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Attack:
    """A cell, whether the test after it must still pass, and what the tutor is told."""

    code: str
    after: bool | None = True
    reason: str = ""


ENDLESS = "took longer than"
DIED = "ended Python"
ATTACKS = {
    "fork bomb": Attack("import os\nwhile True: os.fork()", False, "started more than 24"),
    "memory bomb": Attack("x = []\nwhile True: x.append(bytearray(10_000_000))"),
    "memory bomb in parts": Attack(
        "import os, time\nfor _ in range(5):\n    if os.fork() == 0:\n"
        "        x = bytearray(100_000_000); time.sleep(60)\ntime.sleep(60)",
        False, "used more than 256 MB of memory",
    ),
    "fill the disk": Attack(
        "try:\n    for n in range(99): open(f'/tmp/{{n}}', 'wb').write(bytes(4_000_000))\n"
        "finally: print('full')"
    ),
    "many files": Attack("for n in range(20_000): open(f'/tmp/f{{n}}', 'w').close()"),
    "files without end": Attack(
        "import os, time\nfor n in range(60_000): os.mkdir(f'/tmp/f{{n}}')\ntime.sleep(2)", None
    ),
    "deep folders": Attack(
        "import os\nfor _ in range(3000): os.mkdir('d'); os.chdir('d')\nos.chmod('.', 0)"
    ),
    "symlink to the gradebook": Attack(
        "import os\nos.symlink('{place}/gradebook.db', 'mine')\nopen('mine', 'r+b').write(b'0')"
    ),
    "write the gradebook": Attack(
        "import sqlite3\nsqlite3.connect('{place}/gradebook.db').execute('DELETE FROM grade')"
    ),
    "write anywhere": Attack(
        "import os\nfor root in ('/', '/etc', '/usr', '/root', '{place}', '{place}/source'):\n"
        "    try: open(root + '/partnership-canary', 'w')\n"
        "    except OSError: pass\n    else: answer = 0"
    ),
    "read hidden tests": Attack(
        "import os\nif os.path.exists('{place}'): answer = 0"
    ),
    "read another submission": Attack(
        "import os\nfor where, _, files in os.walk('/home'):\n"
        "    if 'secret.txt' in files and 'read another' not in where: answer = 0"
    ),
    "processes of others": Attack(
        "import os\nif sorted(map(int, filter(str.isdigit, os.listdir('/proc')))) "
        "!= [1, os.getpid()]: answer = 0"
    ),
    "memory of the server": Attack("open('/proc/1/mem', 'rb').read()"),
    "environment of the server": Attack("open('/proc/1/environ').read()"),
    "secrets in the environment": Attack(
        "import os\nif any('CANARY' in name for name in os.environ): answer = 0"
    ),
    "everything equals everything": Attack(
        "class Any:\n    def __eq__(self, other): return True\nanswer = Any()"
    ),
    "patched builtins": Attack(
        "import builtins, unittest\nbuiltins.AssertionError = type('No', (Exception,), {{}})\n"
        "unittest.TestCase.assertEqual = lambda *a: None\nbuiltins.print = None",
        None,
    ),
    "never ends": Attack("while True: pass", True, ENDLESS),
    "never ends and does not listen": Attack(
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
        False, ENDLESS,
    ),
    "stops itself": Attack("import os\nos.kill(os.getpid(), 19)", False, ENDLESS),
    "sleeps": Attack("import time\ntime.sleep(99)", True, ENDLESS),
    "exits": Attack("import os\nos._exit(0)", False, DIED),
    "exits politely": Attack("import sys\nsys.exit(0)"),
    "crashes": Attack("import ctypes\nctypes.string_at(0)", False, DIED),
    "becomes another program": Attack(
        "import os\nos.execv('/bin/sleep', ['sleep', '99'])", False, ""
    ),
    "kills its parent": Attack("import os\nos.kill(os.getppid(), 9); os.kill(1, 9); os.kill(1, 2)"),
    "kills everybody": Attack("import os\nos.kill(-1, 9)"),
    "kills a process of the marker's": Attack(
        "import os\ntry: os.kill({pid}, 9)\nexcept ProcessLookupError: pass"
    ),
    "connects to this machine": Attack(
        "import socket\nsocket.create_connection(('127.0.0.1', {port}), timeout=1)"
    ),
    "looks a name up": Attack("import socket\nsocket.gethostbyname('example.org')"),
    "other kinds of sockets": Attack(
        "import socket\nfor kind in (16, 17, 40):\n    try: socket.socket(kind, socket.SOCK_RAW)\n"
        "    except OSError: pass\n    else: answer = 0"
    ),
    "unix socket of the marker's": Attack(
        "import socket\nsocket.socket(socket.AF_UNIX).connect('{place}/canary.socket')"
    ),
    "traces the server": Attack(
        "import ctypes\nif ctypes.CDLL(None).ptrace(16, 1, 0, 0) == 0: answer = 0"
    ),
    "changes the server's limits": Attack(
        "import resource\ntry: resource.prlimit(1, resource.RLIMIT_NOFILE, (0, 0))\n"
        "except PermissionError: pass\nelse: answer = 0"
    ),
    "pins the server to one processor": Attack(
        "import os\ntry: os.sched_setaffinity(1, os.sched_getaffinity(1))\n"
        "except PermissionError: pass\nelse: answer = 0"
    ),
    "stops the server": Attack("import os\nfor n in (19, 20, 15, 6): os.kill(1, n)"),
    "an alarm": Attack(
        "import signal, time\nsignal.alarm(1)\ntime.sleep(9)", False, "signal 14"
    ),
    "an end that is put off": Attack(
        "import atexit, faulthandler, os\natexit.register(os.fork)\n"
        "faulthandler.dump_traceback_later(60, exit=True)"
    ),
    "the descriptors of others": Attack(
        "import os\nfor name in ('/proc/1/fd', '/proc/1/root', '/proc/1/cwd'):\n"
        "    try: os.listdir(name)\n    except PermissionError: pass\n    else: answer = 0"
    ),
    "makes namespaces": Attack(
        "import ctypes\nlibc = ctypes.CDLL(None)\n"
        "if 0 in (libc.unshare(0x10000000), libc.mount(b'x', b'/tmp', b'tmpfs', 0, 0)): answer = 0"
    ),
    "memory without a name": Attack(
        "import os\ntry: os.memfd_create('x')\nexcept PermissionError: pass\nelse: answer = 0"
    ),
    "leaves a child behind": Attack(
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork(): os._exit(0)\n"
        "    while True:\n        try: open('/tmp/alive', 'w').write('x')\n"
        "        except OSError: pass\n        time.sleep(.01)"
    ),
    "leaves files behind": Attack(
        "import os, pathlib\nfor name in ('/tmp/left', '/dev/shm/left', '/home/student/left',\n"
        "             '/home/student/.ipython/profile_default/startup/left.py'):\n"
        "    pathlib.Path(name).parent.mkdir(parents=True, exist_ok=True)\n"
        "    pathlib.Path(name).write_text('answer = 0')"
    ),
    "finds what was left behind": Attack(
        "import os\nfor folder in ('/tmp', '/dev/shm', '/home/student'):\n"
        "    if [n for n in os.listdir(folder) if n in ('left', 'alive', '.ipython')]: answer = 0"
    ),
    "floods the output": Attack("for n in range(300_000): print('answer', n)"),
    "floods with riches": Attack(
        "from IPython.display import HTML, display\nwhile True: display(HTML('x' * 100_000))",
        True, ENDLESS,
    ),
    "one endless line": Attack("'x' * 50_000_000"),
    "half a character": Attack("print('\\ud800'); '\\udfff'"),
    "script in the output": Attack(
        "from IPython.display import HTML\nHTML('<script>alert(1)</script>')"
    ),
    "an output that is none": Attack(
        "k = get_ipython().kernel\nk.session.send(None, 'display_data', {{'data': 5}})", None
    ),
    "an output that is nearly one": Attack(
        "k = get_ipython().kernel\n"
        "k.session.send(None, 'display_data', {{'data': {{'text/plain': 5}}, 'metadata': {{}}}})",
        False, "sent an output that is not one",
    ),
    "an output changed into none": Attack(
        "from IPython.display import display\ndisplay('a', display_id='x')\n"
        "get_ipython().kernel.session.send(None, 'update_display_data',\n"
        "    {{'data': 5, 'metadata': {{}}, 'transient': {{'display_id': 'x'}}}})", None
    ),
    "an output nested too deeply": Attack(
        "d = []\nfor _ in range(900): d = [d]\nget_ipython().kernel.session.send(\n"
        "    None, 'display_data', {{'data': {{'application/json': d}}, 'metadata': {{}}}})",
        False, "sent an output that is not one",
    ),
    "a widget whose state is none": Attack(
        "get_ipython().kernel.session.send(None, 'comm_open', {{'comm_id': 'a',\n"
        "    'data': {{'state': {{'_model_name': 5}}}}, 'target_name': 'jupyter.widget'}})",
        False, "sent an output that is not one",
    ),
    "an impossible count": Attack(
        "get_ipython().kernel.session.send(None, 'execute_input', {{'execution_count': 'x'}})",
        False, "sent an output that is not one",
    ),
    "a pickle in place of results": Attack(
        "import pickle, os\nclass P:\n"
        "    def __reduce__(self): return os.system, ('touch {place}/p',)\n"
        "for name in ('results.pkl', 'output.pickle'): open(name, 'wb').write(pickle.dumps(P()))"
    ),
    "forged results": Attack(
        "import os, json\nline = json.dumps({{'secret': '', 'kind': 'reply', 'content': {{}}}})\n"
        "for n in range(3, 64):\n    try: os.write(n, line.encode() + b'\\n')\n"
        "    except OSError: pass",
        False, "wrote to the channel of its results",
    ),
    "noise in the results": Attack(
        "import os\nfor n in range(3, 64):\n    try: os.write(n, b'\\xff\\x00{{]\\n')\n"
        "    except OSError: pass",
        False, "wrote to the channel of its results",
    ),
    "closes everything": Attack("import os\nos.closerange(0, 256)", False, DIED),
    "many threads": Attack(
        "import threading, time\nfor _ in range(2000):\n"
        "    threading.Thread(target=time.sleep, args=(9,), daemon=True).start()"
    ),
    "traces its own tests": Attack(
        "import sys\ndef trace(frame, event, arg):\n    return trace\nsys.settrace(trace)"
    ),
    "goes elsewhere": Attack(
        "import os, shutil\nos.chdir('/')\nshutil.rmtree('/', ignore_errors=True)"
    ),
    # Telling a student where it went wrong takes IPython longer than these tests allow.
    "recursion without end": Attack("def f(): return f()\nf()", None),
    "asks a question": Attack("input('Your name? ')"),
    "runs a shell": Attack("!rm -rf / --no-preserve-root > /dev/null 2>&1; sudo id"),
    "breaks the kernel": Attack("get_ipython().run_cell = None; get_ipython().kernel = None", None),
    "replaces the streams": Attack("import sys\nsys.stdout = sys.stderr = None", None),
}  # fmt: skip
