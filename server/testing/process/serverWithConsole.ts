import { readConfig } from '../../config.ts';
import { createLog } from '../../log.ts';
import { startServer } from '../../startServer.ts';

/** The server with the built console of `MOORING_TEST_CONSOLE`: unit tests may run before there is one. */
const config = readConfig(process.env);
const consoleRoot = process.env.MOORING_TEST_CONSOLE ?? '';
const server = await startServer(config, createLog(config.log), { consoleRoot });
process.stdout.write(`Mooring is at ${server.url}\n`);
