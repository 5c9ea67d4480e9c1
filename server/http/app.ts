import { type Context, Hono } from 'hono';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';
import type { Logger } from 'pino';
import { callbackPath } from '#contract/access/singleSignOn.ts';
import type { AuditLog } from '../audit/auditLog.ts';
import type { ActionHandlers } from '../domain/access/requestContext.ts';
import { ActionError } from '../domain/actionError.ts';
import type { AddressRanges } from '../domain/addressRanges.ts';
import type { AccessKeyService } from '../features/accessKeys/accessKeyService.ts';
import type { ExportDesk } from '../features/exports/exportDesk.ts';
import type { SessionService } from '../features/session/sessionService.ts';
import type { SignInService } from '../features/session/signInService.ts';
import type { SingleSignOnService } from '../features/singleSignOn/singleSignOnService.ts';
import { accessLog } from './accessLog.ts';
import { actionRoute } from './actionRoute.ts';
import { callRate } from './bounds/callRate.ts';
import { type RequestRates, requestRates } from './bounds/rateLimit.ts';
import { type BodyLimits, bodyLimits, requestBody } from './bounds/requestBody.ts';
import { browserHeaders } from './browserHeaders.ts';
import { clientAddress } from './clientAddress.ts';
import { answerError } from './errorAnswer.ts';
import { exportRoutes } from './exportRoutes.ts';
import { createGuards } from './guards.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';
import { overTls, stayWithTls } from './publicOrigin.ts';
import { sdkRoute } from './sdk/sdkRoute.ts';
import { isWireRequest } from './sdk/signedRequest.ts';
import { callersBy } from './session/callers.ts';
import { sessionCookies } from './session/sessionCookies.ts';
import { sessionRoutes } from './session/sessionRoutes.ts';
import { singleSignOnRoutes } from './session/singleSignOnRoutes.ts';
import { staticFiles } from './staticFiles.ts';

interface AppOptions {
  readonly handlers: ActionHandlers;
  readonly exportDesk: ExportDesk;
  readonly sessions: SessionService;
  readonly signIns: SignInService;
  /** Null where no identity provider is configured. */
  readonly singleSignOn: SingleSignOnService | null;
  readonly accessKeys: AccessKeyService;
  readonly audit: AuditLog;
  readonly log: Logger;
  readonly allowedHosts: readonly string[];
  /** Proxies that are believed from where a request came. */
  readonly trustedProxies: AddressRanges;
  /** Where browsers reach this server, if that is another address than its own. */
  readonly publicUrl: URL | undefined;
  /** The data folder's, by which its cookie is named. */
  readonly dataId: string;
  /** Other limits of requests than the usual ones. */
  readonly bodyLimits?: Partial<BodyLimits> | undefined;
  /** Other rates of requests than the usual ones. */
  readonly requestRates?: Partial<RequestRates> | undefined;
  /** The folder of the built console. */
  readonly consoleRoot: string;
  readonly now: () => number;
}

/** Who has signed a request is known once its body was read. The longest one of a script's: a chain of certificates in a form. */
const sdkBodyBytes = 256 * 1024;

/** Everything that is served, on one port. */
export function createApp({
  handlers,
  exportDesk,
  sessions,
  signIns,
  singleSignOn,
  audit,
  log,
  ...options
}: AppOptions) {
  const { accessKeys } = options;
  const guards = createGuards(options.allowedHosts, options.publicUrl);
  const isOverTls = overTls(options.publicUrl);
  const cookies = sessionCookies(options.dataId, isOverTls);
  const callerOf = callersBy(cookies);
  const rates = { ...requestRates, ...options.requestRates };
  const app = new Hono<HttpEnvironment>();
  app.onError((error, context) => answerError(error, context));
  app.use(
    accessLog(log),
    clientAddress(options.trustedProxies),
    stayWithTls(isOverTls),
    browserHeaders(),
    guards.host,
    compress(),
  );

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', (context) => context.json({ status: 'ready' }));

  app.use(
    '/api/*',
    // The provider leads back here from its own site.
    except(callbackPath, guards.origin),
    async (context, next) => {
      context.header('Cache-Control', 'no-store');
      await next();
    },
    async (context, next) => {
      context.set('session', await sessions.identityOf(callerOf(context)));
      await next();
    },
    callRate(rates, options.now),
    requestBody({ ...bodyLimits, ...options.bodyLimits }),
  );
  app.route('/api', sessionRoutes({ signIns, sessions, cookies, callerOf, audit }));
  if (singleSignOn !== null) {
    app.route('/', singleSignOnRoutes({ singleSignOn, cookies, callerOf, isOverTls, audit }));
  }
  app.route('/api', exportRoutes({ desk: exportDesk, audit, accessKeys }));
  app.route('/api', actionRoute(handlers, audit, cookies));
  app.all('/api/*', (context) => answerError(ActionError.of('NotFound'), context));

  app.use(
    '/',
    except(
      (context: Context<HttpEnvironment>) => !isWireRequest(context),
      requestBody({ ...bodyLimits, ...options.bodyLimits, bytes: sdkBodyBytes }, () => false),
      sdkRoute({ handlers, audit, accessKeys, rates, now: options.now }),
    ),
  );

  app.route('/', staticFiles(options.consoleRoot));
  return app;
}
