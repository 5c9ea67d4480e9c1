import { useEffect } from 'react';
import { Outlet, useParams } from 'react-router';
import { parseCenter, rememberCenter } from '../../api/center.ts';
import { NotFound } from './NotFound.tsx';

/** The pages of one data centre; any other first segment is no page. */
export function CenterGate() {
  const center = parseCenter(useParams().center);
  useEffect(() => {
    if (center !== null) rememberCenter(center);
  }, [center]);
  return center === null ? <NotFound /> : <Outlet key={center} />;
}
