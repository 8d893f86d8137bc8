// Tells people, five minutes before, that their session is about to end, and lets them stay.
// Without it the foot of each page says when a session ends; nothing else is lost.
const box = document.querySelector(".ending");
const EARLY = 5 * 60 * 1000;
const ENDED = "Your session has ended. Copy what you have written, then sign in again.";
let timer;

function say(words, button) {
  const text = document.createElement("p");
  text.textContent = words;
  box.replaceChildren(text, ...(button ? [button] : []));
  box.hidden = false;
}

function stay() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button";
  button.textContent = "Stay signed in";
  button.addEventListener("click", async () => {
    // A page that somebody who is signed out asks for leads elsewhere.
    const answer = await fetch(box.dataset.address, { method: "HEAD", redirect: "manual" }).catch(() => null);
    if (answer && answer.ok) {
      box.hidden = true;
      wait();
    } else {
      say(ENDED);
    }
  });
  return button;
}

function wait() {
  clearTimeout(timer);
  const left = Number(box.dataset.minutes) * 60 * 1000 - EARLY;
  timer = setTimeout(() => {
    say("You will be signed out in 5 minutes, and what you have not saved will be lost.", stay());
    timer = setTimeout(() => say(ENDED), EARLY);
  }, left);
}

if (box && Number(box.dataset.minutes) > 5) {
  wait();
}
