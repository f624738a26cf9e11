// The page: asks the API of this origin for a poster and shows it with its expiring link.
// Everything that came from outside is written as text, never as markup.

const $ = (id) => document.getElementById(id);
const keyStore = 'onesheet-key';
const recentMax = 8;

let shown = null; // the poster in the light box: {id, url?, expires_at?, …}
let expiresAt = 0; // of its link, ms in this machine's clock
let attempt = null; // {body, key}: repeated after a failure, so that a retry cannot make a second poster

// ── Asking the API ────────────────────────────────────────────────────────────────────────────────────────

class Refusal extends Error {
  constructor(words, status) {
    super(words);
    this.status = status;
  }
}

async function ask(path, options = {}) {
  const headers = new Headers(options.headers);
  const key = sessionStorage.getItem(keyStore);
  if (key) headers.set('x-api-key', key);
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch {
    throw new Refusal('The server does not answer. Is it still running?', 0);
  }
  if (response.status === 401) askForKey();
  const text = await response.text();
  let answer = null;
  try {
    answer = text === '' ? null : JSON.parse(text);
  } catch {
    throw new Refusal('The server answered something this page cannot read.', response.status);
  }
  if (!response.ok) throw new Refusal(inWords(answer, response), response.status);
  if (answer && answer.expires_at) answer.expires_here = inOurClock(answer.expires_at, response);
  return answer;
}

function inWords(problem, response) {
  const words = (problem && problem.detail) || `The server refused with status ${response.status}.`;
  const wait = Number(response.headers.get('Retry-After'));
  return wait > 1 ? `${words} Try again in ${wait} seconds.` : words;
}

// The server's clock and ours may differ; what counts is how long its link lives from its own now on.
function inOurClock(time, response) {
  const servers = Date.parse(response.headers.get('Date') ?? '');
  return Date.parse(time) + (Number.isNaN(servers) ? 0 : Date.now() - servers);
}

function askForKey() {
  sessionStorage.removeItem(keyStore);
  $('key-field').hidden = false;
  $('key').focus();
}

const newLink = (id, request) => ask(`v1/posters/${id}/link`, { method: 'POST', body: JSON.stringify(request) });

function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// ── The form ──────────────────────────────────────────────────────────────────────────────────────────────

function requestFromForm() {
  const request = { prompt: $('prompt').value, expires: $('expires').value };
  const format = document.querySelector('input[name=format]:checked');
  if (format) request.format = format.value;
  if ($('textless').checked) {
    request.title = null;
  } else {
    if ($('title').value.trim() !== '') request.title = $('title').value.trim();
    if ($('tagline').value.trim() !== '') request.tagline = $('tagline').value.trim();
  }
  if ($('model').value !== '') request.model = $('model').value;
  const seed = $('seed').value.trim();
  if (seed !== '') request.seed = /^[0-9]+$/.test(seed) ? Number(seed) : seed; // the server says what is wrong
  return request;
}

function showError(error) {
  $('error').textContent = error.message;
  $('error').hidden = false;
}

async function make(event) {
  event.preventDefault();
  $('error').hidden = true;
  if ($('prompt').value.trim() === '') {
    showError(new Error('Say in a sentence what the film is about.'));
    $('prompt').focus();
    return;
  }
  const body = JSON.stringify(requestFromForm());
  if (attempt === null || attempt.body !== body) attempt = { body, key: freshKey() };
  const stop = showWork();
  try {
    if ($('key').value !== '') sessionStorage.setItem(keyStore, $('key').value.trim());
    const poster = await ask('v1/posters', {
      method: 'POST',
      body,
      headers: { 'Idempotency-Key': attempt.key },
    });
    attempt = null;
    if (sessionStorage.getItem(keyStore)) $('key-field').hidden = true;
    await show(poster);
    $('result-title').focus({ preventScroll: true });
    $('result').scrollIntoView({ behavior: 'smooth', block: 'start' });
    if (!document.querySelector('input[name=format]')) await Promise.all([loadFormats(), loadModels()]);
    await loadRecent();
  } catch (error) {
    showError(error);
    if (shown === null) $('result').hidden = true;
  } finally {
    stop();
  }
}

function showWork() {
  const began = Date.now();
  const say = () => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    $('status').textContent = `Painting and setting the type…${seconds > 1 ? ` ${seconds} s` : ''}`;
  };
  say();
  const timer = setInterval(say, 1000);
  $('make').disabled = true;
  $('working').hidden = false;
  $('lightbox').classList.add('working');
  $('ask').setAttribute('aria-busy', 'true');
  return () => {
    clearInterval(timer);
    $('status').textContent = '';
    $('make').disabled = false;
    $('working').hidden = true;
    $('lightbox').classList.remove('working');
    $('ask').removeAttribute('aria-busy');
  };
}

// ── The poster ────────────────────────────────────────────────────────────────────────────────────────────

async function show(poster) {
  shown = poster;
  const image = $('poster');
  image.alt = poster.title ? `Poster of “${poster.title}”: ${poster.prompt}` : `Poster: ${poster.prompt}`;
  image.width = poster.width;
  image.height = poster.height;
  $('result-title').textContent = poster.title || 'Untitled';
  $('result-tagline').textContent = poster.tagline;
  $('result-prompt').textContent = poster.prompt;
  showDetails(poster);
  showLink(poster);
  $('result').hidden = false;
  history.replaceState(null, '', `#${poster.id}`);
  image.src = poster.url;
  await image.decode().catch(() => {}); // a picture that cannot be loaded shows its words instead
}

function showDetails(poster) {
  const list = $('details');
  list.replaceChildren();
  const add = (name, value) => {
    if (!value) return;
    const term = document.createElement('dt');
    const text = document.createElement('dd');
    term.textContent = name;
    text.append(value);
    list.append(term, text);
  };
  // What a model elsewhere drew is not known, only what it was asked for.
  add(poster.model === 'illustrator' ? 'Drawn' : 'Asked for', words(poster.drawn, 'drawn'));
  add('Not drawn', words(poster.not_drawn, 'not-drawn'));
  add('Size', `${poster.width} × ${poster.height} (${poster.format})`);
  if (poster.model !== 'illustrator' || (poster.tried ?? []).length > 0) add('Drawn by', poster.model);
  // Known only of a poster just made.
  for (const tried of poster.tried ?? []) add('Tried', `${tried.model}: ${tried.why}`);
  for (const note of poster.notes ?? []) add('Picture', note);
  for (const warning of poster.warnings ?? []) add('Note', warning);
  add('Seed', String(poster.seed));
  add('File', `${poster.file}, ${(poster.bytes / 1e6).toFixed(poster.bytes < 1e6 ? 2 : 1)} MB`);
}

function words(list, kind) {
  if (list.length === 0) return null;
  const all = document.createElement('span');
  all.className = 'words';
  for (const word of list) {
    const one = document.createElement('span');
    one.className = kind;
    one.textContent = word.replaceAll('_', ' ');
    all.append(one, ' ');
  }
  return all;
}

function showLink(link) {
  shown = { ...shown, url: link.url };
  expiresAt = link.expires_here;
  $('link').value = link.url;
  $('open').href = link.url;
  $('link-box').classList.remove('expired');
  tick();
}

function timeLeft(ms) {
  const seconds = Math.floor(ms / 1000);
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  if (days > 0) return `${days} d ${hours} h left`;
  if (hours > 0) return `${hours} h ${minutes} min left`;
  if (minutes > 0) return `${minutes} min ${seconds % 60} s left`;
  return `${seconds} s left`;
}

function tick() {
  if (shown === null) return;
  const left = expiresAt - Date.now();
  $('time-left').textContent = left > 0 ? timeLeft(left) : 'has expired';
  $('link-box').classList.toggle('expired', left <= 0);
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText($('link').value);
  } catch {
    $('link').select(); // no clipboard without a secure origin: the link is selected, ready for Ctrl+C
    return;
  }
  $('copy').textContent = 'Copied';
  setTimeout(() => { $('copy').textContent = 'Copy'; }, 2000);
}

async function download() {
  const link = await newLink(shown.id, { expires: '5m', download: true });
  const anchor = document.createElement('a');
  anchor.href = link.url;
  anchor.rel = 'noreferrer';
  anchor.click();
}

async function remove() {
  if (!confirm('Delete this poster and its file? Its links stop working.')) return;
  await ask(`v1/posters/${shown.id}`, { method: 'DELETE' });
  shown = null;
  $('result').hidden = true;
  history.replaceState(null, '', location.pathname);
  await loadRecent();
}

// ── What is there already ─────────────────────────────────────────────────────────────────────────────────

async function loadFormats() {
  const { formats } = await ask('v1/formats');
  const chips = formats.map((format) => {
    const label = document.createElement('label');
    const radio = document.createElement('input');
    const shape = document.createElement('span');
    const name = document.createElement('span');
    radio.type = 'radio';
    radio.name = 'format';
    radio.value = format.name;
    radio.checked = format.default;
    shape.className = 'shape';
    const longer = Math.max(format.width, format.height);
    shape.style.width = `${(1.6 * format.width) / longer}rem`;
    shape.style.height = `${(1.6 * format.height) / longer}rem`;
    name.textContent = format.name;
    label.title = `${format.description}, ${format.width} × ${format.height}`;
    label.append(radio, shape, name);
    return label;
  });
  $('formats').replaceChildren(...chips);
}

// A choice only where there is one.
async function loadModels() {
  const { models } = await ask('v1/models');
  const options = models.map((model) => {
    const option = document.createElement('option');
    option.value = model.name;
    option.textContent = model.name;
    option.title = model.description;
    return option;
  });
  $('model').replaceChildren($('model').firstElementChild, ...options);
  $('model-field').hidden = models.length < 2;
}

async function loadRecent() {
  const { posters } = await ask(`v1/posters?limit=${recentMax}`);
  $('recent').hidden = posters.length === 0;
  $('examples').hidden = posters.length !== 0;
  const items = await Promise.all(posters.map(thumbnail));
  $('strip').replaceChildren(...items.filter((item) => item !== null));
}

async function thumbnail(poster) {
  let link;
  try {
    link = await newLink(poster.id, { expires: '15m' });
  } catch {
    return null; // deleted meanwhile, or this key may not make links
  }
  const item = document.createElement('li');
  const button = document.createElement('button');
  const image = document.createElement('img');
  image.src = link.url;
  image.alt = poster.title || poster.prompt.slice(0, 60);
  image.loading = 'lazy';
  image.decoding = 'async';
  image.width = poster.width;
  image.height = poster.height;
  button.type = 'button';
  button.title = image.alt;
  button.append(image);
  button.addEventListener('click', guarded(async () => {
    await open(poster.id);
    $('result').scrollIntoView({ behavior: 'smooth', block: 'start' });
  }));
  item.append(button);
  return item;
}

async function open(id) {
  const [poster, link] = await Promise.all([ask(`v1/posters/${id}`), newLink(id, { expires: '1h' })]);
  await show({ ...poster, ...link });
}

// ── Wiring ────────────────────────────────────────────────────────────────────────────────────────────────

// An action of a button: its failure is told in words.
function guarded(action) {
  return async () => {
    $('error').hidden = true;
    try {
      await action();
    } catch (error) {
      showError(error);
      $('error').scrollIntoView({ block: 'nearest' });
    }
  };
}

$('ask').addEventListener('submit', make);
$('prompt').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) $('ask').requestSubmit();
});
$('textless').addEventListener('change', () => {
  for (const id of ['title', 'tagline']) $(id).disabled = $('textless').checked;
});
for (const example of $('examples').querySelectorAll('button')) {
  example.addEventListener('click', () => {
    $('prompt').value = example.textContent;
    $('prompt').focus();
  });
}
$('copy').addEventListener('click', copyLink);
$('download').addEventListener('click', guarded(download));
$('renew').addEventListener('click', guarded(async () => {
  showLink(await newLink(shown.id, { expires: $('expires').value }));
}));
$('delete').addEventListener('click', guarded(remove));
setInterval(tick, 1000);

guarded(async () => {
  await Promise.all([loadFormats(), loadModels()]);
  await loadRecent();
  const id = location.hash.slice(1);
  if (/^[0-9a-z]{26}$/.test(id)) await open(id);
})();
