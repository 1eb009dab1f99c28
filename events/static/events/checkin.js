// The check-in list at the door. Every tick goes into a queue in this device's storage first and is
// taken out when the server has answered, so that a lost connection loses nothing.
(() => {
  const root = document.querySelector("[data-checkin]");
  if (!root) return;
  const store = `events-checkin-${root.dataset.checkin}`;
  const status = root.querySelector("[data-status]");
  const boxes = [...root.querySelectorAll('input[type="checkbox"]')];
  const walkIns = root.querySelector("[data-walk-ins]");
  const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
  const session = root.dataset.session;
  let sending = false;

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(store)) || [];
    } catch {
      return [];
    }
  };
  const write = (queue) => {
    if (queue.length) localStorage.setItem(store, JSON.stringify(queue));
    else localStorage.removeItem(store);
  };
  const key = () => `${Date.now()}-${Math.random().toString(36).slice(2, 12)}`;

  const show = () => {
    const left = read().length;
    root.querySelector("[data-count]").textContent = boxes.filter((box) => box.checked).length;
    status.textContent = left ? `${root.dataset.waiting} ${left}` : root.dataset.saved;
    status.toggleAttribute("data-offline", left > 0);
  };

  const send = async () => {
    const queue = read().slice(0, 200);
    if (sending || !queue.length) return;
    sending = true;
    try {
      const response = await fetch(root.dataset.marks, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify(queue),
      });
      if (!response.ok) throw new Error(response.status);
      const answer = await response.json();
      const taken = new Set(answer.taken);
      write(read().filter((mark) => !taken.has(mark.key)));
      const steps = read().filter((mark) => "walk_ins" in mark);
      walkIns.textContent = Math.max(0, answer.walk_ins + steps.reduce((sum, mark) => sum + mark.walk_ins, 0));
    } catch {
      // Stays in the queue; tried again below.
    } finally {
      sending = false;
      show();
    }
    if (read().length && navigator.onLine) setTimeout(send, 4000);
  };

  const add = (mark) => {
    write([...read(), { key: key(), ...mark }]);
    show();
    send();
  };

  // What was ticked before the page was opened again, and is not on the server yet.
  for (const mark of read()) {
    const box = boxes.find((found) => Number(found.value) === mark.registration);
    if (box && mark.session === session) box.checked = mark.here;
    if ("walk_ins" in mark) walkIns.textContent = Math.max(0, Number(walkIns.textContent) + mark.walk_ins);
  }

  for (const box of boxes) {
    box.addEventListener("change", () => add({ registration: Number(box.value), session, here: box.checked }));
  }
  for (const button of root.querySelectorAll("[data-walk]")) {
    button.addEventListener("click", () => {
      const step = Number(button.dataset.walk);
      if (Number(walkIns.textContent) + step < 0) return;
      walkIns.textContent = Number(walkIns.textContent) + step;
      add({ walk_ins: step });
    });
  }
  root.querySelector("[data-search]").addEventListener("input", (event) => {
    const words = event.target.value.trim().toLowerCase();
    for (const box of boxes) {
      const row = box.closest("li");
      row.hidden = !row.dataset.name.includes(words);
    }
  });
  addEventListener("online", send);
  show();
  send();
})();
