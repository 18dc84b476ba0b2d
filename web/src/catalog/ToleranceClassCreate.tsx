import { ChoiceCreate } from './ChoicePages';

export default function ToleranceClassCreate() {
  return <ChoiceCreate />;
}
