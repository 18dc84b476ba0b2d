import { Title } from 'react-admin';

export default function PlanningPage() {
  return <Title title="planning.title" />;
}
