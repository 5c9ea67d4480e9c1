import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer holds; throws with the last answer when it has not after `limitMs`. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  holds: (answer: Answer) => boolean,
  limitMs = 10_000,
): Promise<Answer> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`It never held; at last: ${JSON.stringify(answer)}`);
    await sleep(20);
  }
}
