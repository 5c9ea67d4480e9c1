import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActionName, ResponseOf } from '#contract/actions/actions.ts';
import type { Language } from '#contract/language.ts';
import type { ParamsOf } from '../../api/client.ts';
import { fetchFile } from '../../api/http.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { useApi } from '../../api/useApi.ts';
import { saveFile } from '../../ui/text/saveFile.ts';

/** What can be exported: each takes the filter and order of its list. */
export type ExportAction = Extract<
  ActionName,
  'ExportImages' | 'ExportRepositories' | 'ExportVulnerabilities' | 'ExportBuildRisks' | 'ExportAuditLog'
>;

const fileNames: Record<ExportAction, string> = {
  ExportImages: 'images',
  ExportRepositories: 'repositories',
  ExportVulnerabilities: 'vulnerabilities',
  ExportBuildRisks: 'build-risks',
  ExportAuditLog: 'audit-log',
};

/** Ms: often enough to see it move. */
const progressEvery = 500;

/** Where the visitor is, as 2026-03-09: this is how Swedish writes it. */
const today = () => new Date().toLocaleDateString('sv');

interface Exporting<Action extends ExportAction> {
  /** Undefined while nothing is exported. */
  readonly progress: ResponseOf<'DescribeExport'> | undefined;
  readonly running: boolean;
  start(action: Action, params: ParamsOf<Action>): void;
  cancel(): void;
}

interface Listeners {
  /** Rows that the file has. */
  readonly onDone: (rows: number) => void;
  readonly onFailed: (error: unknown) => void;
}

/** Writes a list to a file: asks for it, fetches it, and follows how far the server has come. */
export function useExport<Action extends ExportAction>({ onDone, onFailed }: Listeners): Exporting<Action> {
  const api = useApi();
  const [exportId, setExportId] = useState<string>();
  const [running, setRunning] = useState(false);
  const abort = useRef<AbortController>(undefined);
  const { data: progress } = useActionQuery(
    'DescribeExport',
    { ExportId: exportId ?? '' },
    { enabled: running && exportId !== undefined, refetchInterval: progressEvery },
  );
  // Whoever leaves the page does not wait for its file any more.
  useEffect(() => () => abort.current?.abort(), []);

  const start = useCallback(
    (action: Action, params: ParamsOf<Action>) => {
      const controller = new AbortController();
      abort.current = controller;
      setRunning(true);
      const run = async () => {
        const { ExportId } = await api.call(action, params, { signal: controller.signal });
        setExportId(ExportId);
        const path = `/api/export/${ExportId}`;
        await download(path, `${fileNames[action]}-${today()}.csv`, api.language, controller.signal);
        const { WrittenRows } = await api.call('DescribeExport', { ExportId }, { signal: controller.signal });
        onDone(WrittenRows);
      };
      run()
        .catch((error: unknown) => {
          if (!controller.signal.aborted) onFailed(error);
        })
        .finally(() => {
          setRunning(false);
          setExportId(undefined);
        });
    },
    [api, onDone, onFailed],
  );
  const cancel = useCallback(() => abort.current?.abort(), []);
  return { progress: running ? progress : undefined, running, start, cancel };
}

/** Throws an ApiError, or the signal's reason when it was aborted. */
async function download(path: string, fileName: string, language: Language, signal: AbortSignal): Promise<void> {
  saveFile(await fetchFile({ path, language, signal }), fileName);
}
