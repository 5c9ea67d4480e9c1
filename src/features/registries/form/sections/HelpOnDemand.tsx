import { Skeleton } from 'antd';
import { type ReactNode, Suspense, useState } from 'react';
import { Help } from '../layout/Help.tsx';

interface HelpOnDemandProps {
  question: string;
  children: ReactNode;
}

/** A help whose answer is large enough to be loaded only once it is wanted. */
export function HelpOnDemand({ question, children }: HelpOnDemandProps) {
  const [wanted, setWanted] = useState(false);
  return (
    <Help question={question} onOpen={() => setWanted(true)}>
      {wanted && <Suspense fallback={<Skeleton active title={false} />}>{children}</Suspense>}
    </Help>
  );
}
