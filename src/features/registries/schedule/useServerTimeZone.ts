import { useActionQuery } from '../../../api/useActionQuery.ts';

/** The server's time zone, as `Asia/Shanghai`; undefined until known. */
export function useServerTimeZone(): string | undefined {
  return useActionQuery('PageImageRegistry', { PageSize: 1 }, { staleTime: Number.POSITIVE_INFINITY }).data?.TimeZone;
}
