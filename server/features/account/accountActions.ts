import type { AccountSession } from '#contract/access/account.ts';
import type { ActionHandlers, ConsoleSession, RequestContext } from '../../domain/access/requestContext.ts';
import { ActionError } from '../../domain/actionError.ts';
import type { SecondSteps } from '../session/secondSteps.ts';
import type { ListedSession } from '../session/sessionRepository.ts';
import type { SessionService } from '../session/sessionService.ts';
import type { AccountService } from './accountService.ts';

type Names =
  | 'DescribeAccount'
  | 'ChangePassword'
  | 'ListSessions'
  | 'EndSessions'
  | 'CreateSecondStep'
  | 'ConfirmSecondStep'
  | 'RemoveSecondStep';

interface AccountActionOptions {
  readonly accounts: AccountService;
  readonly sessions: SessionService;
  readonly secondSteps: SecondSteps;
}

export function accountActions({ accounts, sessions, secondSteps }: AccountActionOptions): Pick<ActionHandlers, Names> {
  return {
    DescribeAccount: (_request, context) => accounts.describe(context),

    async ChangePassword(request, context) {
      const session = sessionOf(context);
      session.renew(await accounts.changePassword(context, session.id, request));
      return {};
    },

    async ListSessions(_request, context) {
      const { id } = sessionOf(context);
      return { Sessions: (await sessions.ofUser(context.userName)).map((session) => sessionView(session, id)) };
    },

    async EndSessions({ SessionId }, context) {
      const { userName } = context;
      if (SessionId === undefined) return { Count: await sessions.endOthers(userName, sessionOf(context).id) };
      if (!(await sessions.end(userName, SessionId))) throw ActionError.of('NotFound');
      return { Count: 1 };
    },

    async CreateSecondStep({ Password }, context) {
      const { secret, uri } = await accounts.beginSecondStep(context, Password);
      return { Secret: secret, Uri: uri };
    },

    async ConfirmSecondStep({ Code }, { userName }) {
      return { RecoveryCodes: [...(await secondSteps.confirm(userName, Code))] };
    },

    async RemoveSecondStep({ Password }, context) {
      await accounts.removeSecondStep(context, Password);
      return {};
    },
  };
}

/** A script has none, and what is for people alone was refused before. */
function sessionOf({ session }: RequestContext): ConsoleSession {
  if (session === null) throw ActionError.of('NotSignedIn');
  return session;
}

function sessionView({ id, createdAt, lastSeenAt, address, device }: ListedSession, currentId: number): AccountSession {
  return {
    SessionId: id,
    IsCurrent: id === currentId,
    CreateTime: createdAt,
    LastSeenTime: lastSeenAt,
    Address: address,
    Device: device,
  };
}
