// Marks and notes, kept on the reader's device and nowhere else.
//
// One entry of localStorage: {format, version, marks: {key: day}, notes: {chapter: text},
// totals: {chapter: [done, all]}}. A renamed item names its former keys, whose marks it takes over.
(() => {
  "use strict";

  const NAME = "tekijat-opas";
  const VERSION = 1;
  const MOST_KEYS = 2000;
  const MOST_TEXT = 5000;

  const empty = () => ({ format: NAME, version: VERSION, marks: {}, notes: {}, totals: {} });

  const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  // What may stand in the store: anything else in it, or in a file, is left out.
  const clean = (data) => {
    const kept = empty();
    if (!isRecord(data) || data.format !== NAME || data.version !== VERSION) return null;
    const copy = (from, to, fits) => {
      for (const [key, value] of Object.entries(isRecord(from) ? from : {}).slice(0, MOST_KEYS)) {
        if (/^[\w-]{1,80}$/.test(key) && fits(value)) to[key] = value;
      }
    };
    copy(data.marks, kept.marks, (value) => /^\d{4}-\d\d-\d\d$/.test(value));
    copy(data.notes, kept.notes, (value) => typeof value === "string" && value.length <= MOST_TEXT);
    copy(data.totals, kept.totals, (value) => Array.isArray(value) && value.length === 2
      && value.every((count) => Number.isInteger(count) && count >= 0 && count < MOST_KEYS));
    return kept;
  };

  const read = () => {
    try {
      return clean(JSON.parse(localStorage.getItem(NAME) || "null")) || empty();
    } catch {
      return empty();
    }
  };

  const write = (data) => {
    try {
      localStorage.setItem(NAME, JSON.stringify(data));
      return true;
    } catch {
      return false;
    }
  };

  const today = () => new Date().toISOString().slice(0, 10);

  window.guideMarks = { NAME, clean, read, write, empty, today };
})();
