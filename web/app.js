// The page: asks the API of this origin for a poster and shows it with its expiring link.
// Everything that came from outside is written as text, never as markup.

import { $, ask, askForPoster, keyWorked, newLink, takeKey } from './api.js';
import { chips, choicesAreThere, hear, loadChoices, plain, requestFromForm, sceneOf, subjectsOf } from './form.js';

const recentMax = 8;

let shown = null; // the poster in the light box: {id, url?, expires_at?, …}
let expiresAt = 0; // of its link, ms in this machine's clock

// ── Making ────────────────────────────────────────────────────────────────────────────────────────────────

function showError(error, where = 'error') {
  $(where).textContent = error.message;
  $(where).hidden = false;
}

async function make(event) {
  event.preventDefault();
  $('error').hidden = true;
  const stop = showWork('Painting and setting the type…', $('make'), $('status'));
  $('working').hidden = false;
  try {
    const request = await requestFromForm();
    takeKey();
    const poster = await askForPoster('v1/posters', request);
    keyWorked();
    await show(poster);
    $('result-title').focus({ preventScroll: true });
    $('result').scrollIntoView({ behavior: 'smooth', block: 'start' });
    if (!choicesAreThere()) await loadChoices();
    await loadRecent();
  } catch (error) {
    showError(error);
    if (shown === null) $('result').hidden = true;
  } finally {
    $('working').hidden = true;
    stop();
  }
}

let sheetShown = null; // the contact sheet on the page; the one before it is thrown away

async function vary() {
  $('error').hidden = true;
  const stop = showWork('Drawing twelve, small…', $('vary'), $('status'));
  $('working').hidden = false;
  try {
    const request = await requestFromForm();
    if (request.art) throw new Error('There are no variations of a picture of your own.');
    takeKey();
    const sheet = await ask('v1/sheets', { method: 'POST', body: JSON.stringify({ ...request, count: 12 }) });
    keyWorked();
    if (sheetShown) ask(`v1/sheets/${sheetShown.id}`, { method: 'DELETE' }).catch(() => {});
    showSheet(sheet);
  } catch (error) {
    showError(error);
  } finally {
    $('working').hidden = true;
    stop();
  }
}

// One picture; over each poster on it lies a button.
function showSheet(sheet) {
  sheetShown = sheet;
  const picture = document.createElement('img');
  picture.src = sheet.url;
  picture.alt = '';
  picture.width = sheet.width;
  picture.height = sheet.height;
  const buttons = sheet.posters.map((one) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.ariaLabel = `Number ${one.number}: ${[one.title, plain(one.archetype), plain(one.palette)].filter((name) => name).join(', ')}`;
    button.title = button.ariaLabel;
    button.style.left = `${(100 * one.left) / sheet.width}%`;
    button.style.top = `${(100 * one.top) / sheet.height}%`;
    button.style.width = `${(100 * one.width) / sheet.width}%`;
    button.style.height = `${(100 * one.height) / sheet.height}%`;
    button.addEventListener('click', () => pick(one.number));
    return button;
  });
  $('sheet-table').replaceChildren(picture, ...buttons);
  $('sheet').hidden = false;
  $('sheet-title').focus({ preventScroll: true });
  $('sheet').scrollIntoView({ behavior: 'smooth', block: 'start' });
}

async function pick(number) {
  $('error').hidden = true;
  const stop = showWork(`Painting number ${number}…`, $('make'), $('status'));
  $('sheet-table').setAttribute('aria-busy', 'true');
  try {
    await show(await askForPoster(`v1/sheets/${sheetShown.id}/pick`, { number, expires: $('expires').value }));
    $('result-title').focus({ preventScroll: true });
    $('result').scrollIntoView({ behavior: 'smooth', block: 'start' });
    await loadRecent();
  } catch (error) {
    showError(error);
    $('error').scrollIntoView({ block: 'nearest' });
  } finally {
    $('sheet-table').removeAttribute('aria-busy');
    stop();
  }
}

// A file for a printer, or all files for a store: made once and kept beside the poster.
async function makeFile(event) {
  event.preventDefault();
  $('files-error').hidden = true;
  const { id } = shown;
  const store = $('file-kind').value;
  const stop = showWork('Making the file…', $('make-file'), $('files-status'));
  try {
    const expires = $('expires').value;
    const made = await ask(`v1/posters/${id}/${store === '' ? 'print' : 'kit'}`, {
      method: 'POST',
      body: JSON.stringify(store === '' ? { expires } : { store, expires }),
    });
    if (shown.id !== id) return; // another poster is shown by now
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = made.url;
    link.rel = 'noreferrer noopener';
    link.target = '_blank';
    link.textContent = made.file;
    const size = `${(made.bytes / 1e6).toFixed(1)} MB`;
    const told = store === '' ? `${made.paper}, ${made.dpi} dpi` : made.passes ? 'keeps to all rules' : 'breaks a rule; see its report.txt';
    item.append(link, ` ${size}, ${told}`);
    $('made-files').append(item);
  } catch (error) {
    showError(error, 'files-error');
  } finally {
    stop();
  }
}

// The picture stays, the words change: the answer is a poster of its own.
async function retitle(event) {
  event.preventDefault();
  $('retitle-error').hidden = true;
  const title = $('new-title').value.trim();
  const request = { title: title === '' ? null : title, expires: $('expires').value };
  if (title !== '') request.tagline = $('new-tagline').value.trim();
  if ($('new-font').value !== '') request.font = $('new-font').value;
  if ($('new-effect').value !== '') request.effect = $('new-effect').value;
  const stop = showWork('Setting the type…', $('set-words'), $('retitle-status'));
  try {
    const poster = await askForPoster(`v1/posters/${shown.id}/retitle`, request);
    await show(poster);
    $('retitle-status').textContent = 'A new poster; the old one stays.';
    await loadRecent();
  } catch (error) {
    showError(error, 'retitle-error');
  } finally {
    stop();
  }
}

function showWork(words, button, status) {
  const began = Date.now();
  const say = () => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    status.textContent = `${words}${seconds > 1 ? ` ${seconds} s` : ''}`;
  };
  say();
  const timer = setInterval(say, 1000);
  button.disabled = true;
  $('lightbox').classList.add('working');
  button.form.setAttribute('aria-busy', 'true');
  return () => {
    clearInterval(timer);
    if (status.textContent.startsWith(words)) status.textContent = '';
    button.disabled = false;
    $('lightbox').classList.remove('working');
    button.form.removeAttribute('aria-busy');
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
  showQuality(poster.quality ?? null);
  showWords(poster);
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
  add(poster.model === 'illustrator' ? 'Drawn' : 'Asked for', chips(poster.drawn, 'drawn'));
  add('Not drawn', chips(poster.not_drawn, 'not-drawn'));
  if (poster.brief) {
    add('Understood', chips(subjectsOf(poster.brief), 'drawn'));
    add('Scene', sceneOf(poster.brief));
  }
  add('Look', [poster.archetype, poster.palette, poster.style].filter((name) => name).map(plain).join(' · '));
  add('Letters', [poster.font, poster.effect].filter((name) => name).map(plain).join(' · '));
  add('Size', `${poster.width} × ${poster.height} (${poster.format})`);
  if (poster.model !== 'illustrator' || (poster.tried ?? []).length > 0) add('Drawn by', poster.model);
  // Known only of a poster just made.
  for (const tried of poster.tried ?? []) add('Tried', `${tried.model}: ${tried.why}`);
  for (const note of poster.notes ?? []) add('Picture', note);
  for (const warning of poster.warnings ?? []) add('Note', warning);
  add('Seed', String(poster.seed));
  add('File', `${poster.file}, ${(poster.bytes / 1e6).toFixed(poster.bytes < 1e6 ? 2 : 1)} MB`);
}

// Only what the poster has is shown: a contrast of 0 means that there are no such words.
function showQuality(quality) {
  $('readability').hidden = quality === null;
  if (quality === null) return;
  $('verdict').textContent = quality.holds ? 'Every word can be read.' : 'Some words are hard to read; try other words or another seed.';
  $('verdict').classList.toggle('holds', quality.holds);
  const rows = [];
  const add = (name, measured, wanted, good) => {
    const row = document.createElement('tr');
    for (const [tag, text] of [['th', name], ['td', measured], ['td', wanted]]) {
      const cell = document.createElement(tag);
      if (tag === 'th') cell.scope = 'row';
      cell.textContent = text;
      row.append(cell);
    }
    row.classList.toggle('bad', !good);
    rows.push(row);
  };
  const contrast = (name, value, least) => {
    if (value > 0) add(name, `${value.toFixed(1)} : 1`, `at least ${least} : 1`, value >= least);
  };
  contrast('Title contrast, worst letter', quality.title_contrast, 4.5);
  contrast('Tagline contrast', quality.tagline_contrast, 3);
  contrast('Small print contrast', quality.billing_contrast, 3);
  add('Inside the safe area', quality.inside_safe_area ? 'yes' : 'no', 'yes', quality.inside_safe_area);
  add('Words over words or a figure', `${(100 * quality.overlap).toFixed(0)} %`, '', true);
  add('Title in a 300 px thumbnail', `${quality.title_cap_px_at_200x300.toFixed(0)} px`, '', true);
  $('quality').replaceChildren(...rows);
}

function showWords(poster) {
  $('made-files').replaceChildren();
  $('files-error').hidden = true;
  $('new-title').value = poster.title;
  $('new-tagline').value = poster.tagline;
  $('new-font').value = '';
  $('new-effect').value = '';
  $('retitle-error').hidden = true;
  $('retitle-status').textContent = '';
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
$('retitle').addEventListener('submit', retitle);
$('vary').addEventListener('click', vary);
$('files').addEventListener('submit', makeFile);
$('prompt').addEventListener('input', hear);
// Wide enough, the panel stands open beside the sentence.
$('look').open = matchMedia('(min-width: 56rem)').matches;
// One format is chosen: a chip, or one of the longer list.
$('more-formats').addEventListener('change', () => {
  for (const radio of document.querySelectorAll('input[name=format]')) {
    radio.checked = $('more-formats').value === '' && radio.defaultChecked;
  }
});
$('formats').addEventListener('change', () => { $('more-formats').value = ''; });
$('prompt').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) $('ask').requestSubmit();
});
$('textless').addEventListener('change', () => {
  for (const id of ['title', 'tagline', 'release', 'credits']) $(id).disabled = $('textless').checked;
});
for (const example of $('examples').querySelectorAll('button')) {
  example.addEventListener('click', () => {
    $('prompt').value = example.textContent;
    $('prompt').focus();
    hear();
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
  await loadChoices();
  await loadRecent();
  const id = location.hash.slice(1);
  if (/^[0-9a-z]{26}$/.test(id)) await open(id);
})();
