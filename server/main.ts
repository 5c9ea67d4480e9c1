import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startServer } from './startServer.ts';

/** Says what is wrong in one line; a stack trace helps nobody who mistyped a variable. */
function giveUp(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

try {
  const config = readConfig(process.env);
  // Nothing that is started from here, and no report of a fault, is to find it.
  delete process.env.MOORING_ADMIN_PASSWORD;
  delete process.env.MOORING_SECRET_KEY;
  delete process.env.MOORING_FORMER_SECRET_KEY;
  delete process.env.MOORING_OIDC_CLIENT_SECRET;
  const log = createLog(config.log);
  const server = await startServer(config, log);

  process.stdout.write(`Mooring is at ${server.url}\n`);
  if (server.setupCode !== null) {
    process.stdout.write(
      `First visit: create the administrator. From another machine, use the code ${server.setupCode}\n`,
    );
  }

  // Not a signal's 0: a supervisor starts it anew.
  void server.lost.then((error) => {
    log.fatal({ err: error }, 'the database is lost');
    process.exit(1);
  });
  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    await server.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  giveUp(error);
}
