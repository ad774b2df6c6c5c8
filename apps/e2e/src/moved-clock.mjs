// Loaded into a server under test before its own code: lets hours pass at once. Short waits are left alone, so that
// sockets and commits go on as ever; long ones are over when the time that was moved past them is.
const LONG = 10_000; // ms
let moved = 0;

const RealDate = Date;
const now = () => RealDate.now() + moved;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});

const waiting = new Map();
for (const [start, end, repeats] of [
  ["setTimeout", "clearTimeout", false],
  ["setInterval", "clearInterval", true],
]) {
  const [realStart, realEnd] = [globalThis[start], globalThis[end]];
  const ours = (run, ms, ...args) => {
    if (!(ms >= LONG)) return realStart(run, ms, ...args);
    const timer = realStart(() => {
      if (!repeats) waiting.delete(timer);
      run(...args);
    }, ms);
    waiting.set(timer, {
      due: now() + ms,
      fire: () => {
        if (!repeats) {
          waiting.delete(timer);
          realEnd(timer);
        }
        run(...args);
      },
    });
    return timer;
  };
  globalThis[start] = Object.defineProperties(ours, Object.getOwnPropertyDescriptors(realStart));
  globalThis[end] = (timer) => {
    waiting.delete(timer);
    realEnd(timer);
  };
}

process.on("message", ({ advanceMs }) => {
  if (typeof advanceMs !== "number") return;
  moved += advanceMs;
  const due = [...waiting.values()].filter((each) => each.due <= now()).sort((a, b) => a.due - b.due);
  for (const { fire } of due) fire();
  process.send({ advanced: advanceMs });
});
// Listening must not keep the process alive.
process.channel?.unref();
