/** Adds one more to the list of a section. */
import { Button } from '../../kit/button.tsx';
import { plusIcon } from '../../kit/generated/icons.ts';

interface AddButtonProps {
  readonly text: string;
  readonly onPress: () => void;
}

export function AddButton({ text, onPress }: AddButtonProps) {
  return (
    <Button look="primary" icon={plusIcon} onPress={onPress}>
      {text}
    </Button>
  );
}
