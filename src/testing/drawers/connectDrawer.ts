import { screen, within } from '@testing-library/react';
import { PointerEventsCheckLevel, userEvent } from '@testing-library/user-event';
import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { mockAction } from '../mockAction.ts';
import { renderApp } from '../renderApp.tsx';
import { server } from '../server.ts';

type AddRequest = ParsedRequestOf<'AddPrivateRegistry'>;

/** The page with the drawer open, and what a person does in it. */
export async function openDrawer(search = 'drawer=connect') {
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  const { router } = renderApp(`/intl/assets/images?${search}`);
  // antd gives every element the same id in tests, so a dialog cannot be told by its name here.
  const drawer = within(await screen.findByRole('dialog'));
  const click = async (name: string | RegExp) => user.click(await drawer.findByRole('button', { name }));
  const enter = async (label: string | RegExp, text: string) => {
    const field = await drawer.findByLabelText(label);
    // Which focuses it too.
    await user.clear(field);
    if (text !== '') await user.paste(text);
  };
  const fill = async () => {
    await enter('IP', '203.0.113.50');
    await enter('Domain name', 'harbor.example.com');
    await enter('Username', 'admin');
    await enter('Password', 'secret');
  };
  const chooseQuay = () => user.click(drawer.getByRole('radio', { name: 'Quay' }));
  return { user, router, drawer, click, enter, fill, chooseQuay, ok: () => click('OK') };
}

/** Lets `answer` decide each attempt to connect, and keeps what was sent. */
export function recordAdds(answer: (request: AddRequest) => void = () => undefined): AddRequest[] {
  const sent: AddRequest[] = [];
  server.use(
    mockAction('AddPrivateRegistry', ({ params }) => {
      sent.push(params);
      answer(params);
      const { RegistryRegionId: RegionId, DomainName, NetType, ProtocolType, RegistryHostIp } = params;
      const { RegistryType, RegistryVersion, TransPerHour, UserName } = params;
      const who = { Id: 9, AliUid: 0, Password: '******', Token: '', UserName };
      const where = { RegionId, DomainName, NetType, ProtocolType, RegistryHostIp };
      return { Data: { ...who, ...where, RegistryType, RegistryVersion, TransPerHour } };
    }),
  );
  return sent;
}

type DiagnosisAnswer = Omit<AnswerOf<'DescribeRegistryDiagnosis'>, 'DiagnosisId'>;

type DiagnosisAnswerer = (looked: ParsedRequestOf<'DescribeRegistryDiagnosis'>) => DiagnosisAnswer;

/** Diagnoses that stand as `answer` says whenever somebody looks; the first one is called diagnosis-1. */
export function recordDiagnoses(answer: DiagnosisAnswerer) {
  const started: ParsedRequestOf<'CreateRegistryDiagnosis'>[] = [];
  server.use(
    mockAction('CreateRegistryDiagnosis', ({ params }) => ({ DiagnosisId: `diagnosis-${started.push(params)}` })),
  );
  return { started, cancelled: watchDiagnoses(answer) };
}

/** As above, of an AccessKey. */
export function recordAcrDiagnoses(answer: DiagnosisAnswerer) {
  const started: ParsedRequestOf<'CreateAcrDiagnosis'>[] = [];
  server.use(mockAction('CreateAcrDiagnosis', ({ params }) => ({ DiagnosisId: `diagnosis-${started.push(params)}` })));
  return { started, cancelled: watchDiagnoses(answer) };
}

/** Returns the ids that are cancelled, as they come. */
function watchDiagnoses(answer: DiagnosisAnswerer): readonly string[] {
  const cancelledIds: string[] = [];
  server.use(
    mockAction('DescribeRegistryDiagnosis', ({ params }) => {
      const { DiagnosisId } = params;
      const cancelled = cancelledIds.includes(DiagnosisId);
      return { DiagnosisId, ...answer(params), ...(cancelled ? { Status: 'cancelled' as const } : {}) };
    }),
    mockAction('CancelRegistryDiagnosis', ({ params }) => {
      cancelledIds.push(params.DiagnosisId);
      return {};
    }),
  );
  return cancelledIds;
}
