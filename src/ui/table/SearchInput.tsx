import { Input, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { issueText } from '#contract/issues.ts';
import { limits } from '#contract/limits.ts';
import { readToken } from '#contract/typedText.ts';
import { useContractTexts } from '../../api/language.ts';

interface SearchInputProps {
  label: string;
  placeholder: string;
  className: string | undefined;
  /** What is looked for now. */
  value: string;
  /** Called once the text is meant, with Enter or the button; with what it plainly means. */
  onSearch: (text: string) => void;
}

/** A text to look for: typed here, and looked for when it is meant. One that is too long stays and is marked. */
export function SearchInput({ label, placeholder, className, value, onSearch }: SearchInputProps) {
  const contractText = useContractTexts('issues');
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const tooLong = readToken(text).length > limits.text.searchText;
  return (
    <Tooltip open={tooLong} title={issueText('tooLong', contractText)}>
      <Input.Search
        aria-label={label}
        aria-invalid={tooLong}
        placeholder={placeholder}
        className={className ?? ''}
        value={text}
        {...(tooLong ? { status: 'error' as const } : {})}
        allowClear
        onChange={(event) => setText(event.target.value)}
        onSearch={(typed) => {
          if (!tooLong) onSearch(readToken(typed));
        }}
      />
    </Tooltip>
  );
}
