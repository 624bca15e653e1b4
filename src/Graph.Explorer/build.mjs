// Builds the explorer: what `dotnet build` runs (see Explorer.targets), and what does it by hand: node build.mjs
// Ends with 0 when it is built or nothing had changed, with 3 when something it needs is missing here, with 1 when the code is at fault.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const folder = dirname(fileURLToPath(import.meta.url));
const [bin, obj] = [join(folder, 'bin'), join(folder, 'obj')];
const stamp = join(bin, 'built');
const lock = join(obj, 'lock');
const inputs = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'build.mjs', 'index.html', 'src', 'public', '../../docs/openapi.json'];
const waitMax = 5 * 60_000;

function files(path) {
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap(name => files(join(path, name))) : [path];
}

function hash(paths) {
  const sum = createHash('sha256');
  for (const path of paths.map(path => join(folder, path)).filter(existsSync).flatMap(files))
    sum.update(relative(folder, path).replaceAll('\\', '/')).update('\0').update(readFileSync(path)).update('\0');
  return sum.digest('hex');
}

function end(code, text) {
  if (text)
    console.log(text);
  process.exit(code);
}

function run(command, ...args) {
  const ran = spawnSync(command, args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  return { good: ran.status === 0, said: `${ran.stdout ?? ''}${ran.stderr ?? ''}${ran.error?.message ?? ''}`.trim() };
}

// several builds can run at once, each in its own process: one builds, the others wait and find it done
function take() {
  const until = Date.now() + waitMax;
  mkdirSync(obj, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      process.on('exit', () => rmSync(lock, { force: true }));
      return;
    } catch (fault) {
      if (fault.code !== 'EEXIST')
        throw fault;
    }
    if (!lives() || Date.now() > until)
      rmSync(lock, { force: true });
    else
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

function lives() {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    // between its making and its writing it is empty for a moment
    if (owner > 0)
      process.kill(owner, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)))
  end(3, `Node.js is here as ${process.versions.node}, and 20.19, 22.12 or newer is needed`);

/** What a view loads besides what every page does. What moves the graph is large: it is fetched after the rest, and read when the picture is there. */
function loads(view) {
  const [everywhere, own] = ['index.html', `src/views/${view}.ts`].map(key => withImports(key, new Set()));
  const parts = [...own].filter(key => !everywhere.has(key)).map(key => manifest[key]);
  return [
    ...[...new Set(parts.flatMap(part => part.css ?? []))].map(file => `<link rel="stylesheet" crossorigin href="/${file}">`),
    ...parts.map(part => `<link rel="modulepreload" crossorigin href="/${part.file}">`),
    ...view === 'graph' ? [`<link rel="preload" as="script" fetchpriority="low" crossorigin href="/${manifest['src/graph/canvas.ts'].file}">`] : [],
  ];
}

function withImports(key, found) {
  if (!found.has(key)) {
    found.add(key);
    manifest[key].imports?.forEach(one => withImports(one, found));
  }
  return found;
}

take();
const sources = hash(inputs);
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) {
  const now = new Date();
  utimesSync(stamp, now, now);
  end(0);
}
rmSync(bin, { recursive: true, force: true });

const packages = hash(['package.json', 'package-lock.json']);
const installed = join(folder, 'node_modules', '.installed');
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== packages) {
  const { good, said } = run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
  if (!good)
    end(3, `npm could not install its packages (${said.split('\n').find(line => line.trim()) ?? 'npm is missing'})`);
  writeFileSync(installed, packages);
}
const built = run('npm', 'run', '--silent', 'bundle');
if (!built.good)
  end(1, built.said);

// A page for each view, whose addresses the server answers with it: it names at once what the view loads, which else is found out script by script.
const site = join(obj, 'site');
const manifest = JSON.parse(readFileSync(join(site, 'manifest.json'), 'utf8'));
const page = readFileSync(join(site, 'index.html'), 'utf8');
for (const name of readdirSync(join(folder, 'src', 'views')).map(file => file.replace(/\.ts$/, '')))
  writeFileSync(join(site, `${name}.html`), page.replace('</head>', `${loads(name).map(one => `  ${one}\n`).join('')}</head>`));
rmSync(join(site, 'manifest.json'));
rmSync(join(site, 'index.html'));
for (const file of files(site).filter(file => /\.(js|css|svg)$/.test(file)))
  writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
mkdirSync(bin, { recursive: true });
renameSync(site, join(bin, 'site'));
writeFileSync(stamp, sources);
