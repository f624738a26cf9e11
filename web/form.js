// The form: what may be chosen, what the sentence is understood to mean, and the request that comes of it.

import { $, Refusal, ask } from './api.js';

const artBytesMax = 20_000_000;
const chosenInLook = ['archetype', 'palette', 'style', 'font', 'effect', 'language'];

// ── What may be chosen ────────────────────────────────────────────────────────────────────────────────────

// "night_blue" and "back-to-camera" as people write them.
export const plain = (name) => name.replaceAll(/[-_]/g, ' ');
const titled = (name) => plain(name).replace(/^./, (letter) => letter.toUpperCase());

const groupNames = {
  print: 'Print', 'prime-video': 'Prime Video', 'hbo-max': 'HBO Max', kinonation: 'KinoNation', tmdb: 'TMDB', plex: 'Plex',
};

function option(value, text, title = '') {
  const one = document.createElement('option');
  one.value = value;
  one.textContent = text;
  one.title = title;
  return one;
}

// The first option stays: it leaves the choice open.
function fill(select, options) {
  select.replaceChildren(select.firstElementChild, ...options);
}

export async function loadChoices() {
  await Promise.all([loadFormats(), loadOptions(), loadModels()]);
}

async function loadFormats() {
  const { formats } = await ask('v1/formats');
  $('formats').replaceChildren(...formats.filter((format) => format.group === 'screen').map(chip));
  const groups = new Map();
  for (const format of formats) {
    if (format.group === 'screen') continue;
    if (!groups.has(format.group)) {
      const group = document.createElement('optgroup');
      group.label = groupNames[format.group] ?? titled(format.group);
      groups.set(format.group, group);
    }
    groups.get(format.group).append(option(format.name, `${format.description} · ${format.width} × ${format.height}`));
  }
  fill($('more-formats'), groups.values());
  const stores = [...groups.keys()].filter((name) => name !== 'print');
  fill($('file-kind'), stores.map((name) => option(name, `All files for ${groupNames[name] ?? titled(name)} (zip)`)));
}

function chip(format) {
  const label = document.createElement('label');
  const radio = document.createElement('input');
  const shape = document.createElement('span');
  const name = document.createElement('span');
  radio.type = 'radio';
  radio.name = 'format';
  radio.value = format.name;
  radio.checked = radio.defaultChecked = format.default;
  shape.className = 'shape';
  const longer = Math.max(format.width, format.height);
  shape.style.width = `${(1.6 * format.width) / longer}rem`;
  shape.style.height = `${(1.6 * format.height) / longer}rem`;
  name.textContent = plain(format.name);
  label.title = `${format.description}, ${format.width} × ${format.height}`;
  label.append(radio, shape, name);
  return label;
}

async function loadOptions() {
  const options = await ask('v1/options');
  const named = (names) => names.map((name) => option(name, titled(name)));
  const faces = () => options.fonts.map((face) => option(face.name, face.family));
  fill($('archetype'), named(options.archetypes));
  fill($('palette'), named(options.palettes));
  fill($('style'), named(options.styles));
  fill($('language'), options.languages.map((language) => option(language.tag, language.name)));
  for (const id of ['font', 'new-font']) fill($(id), faces());
  for (const id of ['effect', 'new-effect']) fill($(id), named(options.effects));
}

// A choice only where there is one.
async function loadModels() {
  const { models } = await ask('v1/models');
  fill($('model'), models.map((model) => option(model.name, model.name, model.description)));
  $('model-field').hidden = models.length < 2;
}

export const choicesAreThere = () => document.querySelector('input[name=format]') !== null;

// ── The request ───────────────────────────────────────────────────────────────────────────────────────────

// Complains by throwing a Refusal.
export async function requestFromForm() {
  const request = { expires: $('expires').value };
  const given = (id, name = id) => {
    const value = $(id).value.trim();
    if (value !== '') request[name] = value;
  };
  const art = $('art').files[0];
  if ($('prompt').value.trim() !== '') {
    request.prompt = $('prompt').value;
  } else if (!art) {
    $('prompt').focus();
    throw new Refusal('Say in a sentence what the film is about.', 0);
  }
  const chip = document.querySelector('input[name=format]:checked');
  if (chip) request.format = chip.value;
  given('more-formats', 'format');
  if ($('textless').checked) {
    request.title = null;
  } else {
    for (const id of ['title', 'tagline', 'release', 'credits']) given(id);
  }
  for (const id of chosenInLook) given(id);
  given('model');
  given('seed');
  // What is no number goes as it is: the server says what is wrong.
  if (/^[0-9]+$/.test(request.seed ?? '')) request.seed = Number(request.seed);
  if (art) {
    if (art.size > artBytesMax) throw new Refusal('The picture has more than 20 MB; choose a smaller one.', 0);
    request.art = await base64Of(art);
    for (const name of ['archetype', 'palette', 'style', 'model']) delete request[name];
  }
  return request;
}

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result.slice(reader.result.indexOf(',') + 1)));
    reader.addEventListener('error', () => reject(new Refusal('The picture could not be read.', 0)));
    reader.readAsDataURL(file);
  });
}

// ── What the sentence is understood to mean ───────────────────────────────────────────────────────────────

const saysNothing = new Set(['', 'unspecified', 'neutral', 'none', 'any']);

// Each word as a chip: what was understood, then what was not.
export function chips(list, kind) {
  if (list.length === 0) return null;
  const all = document.createElement('span');
  all.className = 'words';
  for (const word of list) {
    const one = document.createElement('span');
    one.className = kind;
    one.textContent = plain(word);
    all.append(one, ' ');
  }
  return all;
}

export const subjectsOf = (brief) => brief.subjects.map((subject) => subject.words || subject.concept);

export const sceneOf = (brief) => [brief.setting, brief.time, brief.weather, brief.genre, brief.mood, brief.era]
  .filter((name) => !saysNothing.has(name)).map(plain).join(' · ');

let pause = 0;
let latest = 0;

// While one types: a moment after the last letter the server is asked what it understands. A failure here is no
// matter; the same sentence is refused in words when the poster is asked for.
export function hear() {
  clearTimeout(pause);
  const prompt = $('prompt').value.trim();
  const mine = ++latest;
  if (prompt === '' || prompt.length > 1000) {
    $('heard').hidden = true;
    return;
  }
  pause = setTimeout(async () => {
    let brief;
    try {
      brief = await ask(`v1/brief?${new URLSearchParams({ prompt })}`);
    } catch {
      brief = null;
    }
    if (mine !== latest) return;
    $('heard').hidden = brief === null;
    if (brief !== null) showHeard(brief);
  }, 350);
}

function showHeard(brief) {
  const parts = [];
  const say = (lead, part) => {
    if (!part) return;
    const label = document.createElement('span');
    label.className = 'lead';
    label.textContent = lead;
    parts.push(label, ' ', part, ' ');
  };
  say('Will draw', chips(subjectsOf(brief), 'drawn') ?? 'no particular thing');
  say('in', sceneOf(brief));
  say('not understood:', chips(brief.not_understood, 'not-drawn'));
  $('heard').replaceChildren(...parts);
}
