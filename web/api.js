// Asking the API of this origin. What it refuses becomes a Refusal with its own sentence.

export const $ = (id) => document.getElementById(id);

const keyStore = 'onesheet-key';

export class Refusal extends Error {
  constructor(words, status) {
    super(words);
    this.status = status;
  }
}

export async function ask(path, options = {}) {
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

export const newLink = (id, request) =>
  ask(`v1/posters/${id}/link`, { method: 'POST', body: JSON.stringify(request) });

// Asks for a poster, at most once: a request that failed on its way is repeated under the same key, so that a
// retry cannot make a second poster.
let attempt = null;

export async function askForPoster(path, request) {
  const body = JSON.stringify(request);
  if (attempt === null || attempt.path !== path || attempt.body !== body) attempt = { path, body, key: freshKey() };
  const poster = await ask(path, { method: 'POST', body, headers: { 'Idempotency-Key': attempt.key } });
  attempt = null;
  return poster;
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

export function takeKey() {
  if ($('key').value !== '') sessionStorage.setItem(keyStore, $('key').value.trim());
}

export function keyWorked() {
  if (sessionStorage.getItem(keyStore)) $('key-field').hidden = true;
}

function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
