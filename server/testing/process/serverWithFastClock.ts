import { readConfig } from '../../config.ts';
import { createLog } from '../../log.ts';
import { startServer } from '../../startServer.ts';

/**
 * The server on a clock that runs `MOORING_TEST_CLOCK_SPEED` times as fast as the machine's: hours of a
 * speed limit pass in seconds, and go on evenly from one process to the next.
 */
const speed = Number(process.env.MOORING_TEST_CLOCK_SPEED);
const config = readConfig(process.env);
const server = await startServer(config, createLog(config.log), { now: () => Date.now() * speed });
process.stdout.write(`Mooring is at ${server.url}\n`);
