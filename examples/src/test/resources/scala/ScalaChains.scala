import dev.sluice.{DStream, DStreamLike, PairDStream}
import dev.sluice.examples.chains.OneBatch
import dev.sluice.function.{Function, Pair}
import dev.sluice.rdd.{PairRDD, Partitioner, RDD, Shuffle}
import java.util.{Arrays, List => JList}
import scala.jdk.CollectionConverters._

/** Chains of operations as users of Spark Streaming write them in Scala; each gives the text of its output. */
object ScalaChains {
  private val lines = JList.of("to be or", "not to be")

  def wordCount: String = one(lines)(in =>
    in.flatMap(line => Arrays.asList(line.split(" "): _*))
      .mapToPair(word => Pair.of(word, 1L))
      .reduceByKey(_ + _))

  def wordCountWithConverters: String = one(lines)(in =>
    in.flatMap(line => line.split(" ").toList.asJava)
      .countByValue()
      .filter(count => count.second > 1))

  def mapMulti: String = one(lines)(in =>
    in.mapMulti[String]((line, out) => line.split(" ").foreach(word => out.accept(word))))

  def flatMapToPair: String = one(lines)(in =>
    in.flatMapToPair(line => line.split(" ").map(word => Pair.of(word.head, 1)).toList.asJava)
      .reduceByKey((a, b) => a + b))

  def mapAndFilter: String = one(JList.of(1, 2, 3, 4))(in =>
    in.filter(n => n % 2 == 0).map(n => n * 10))

  def mapWithCapturedLocals: String = {
    val unit = " ms"
    one(JList.of(1, 2))(in => in.map(n => s"$n$unit"))
  }

  def mapWithPlaceholder: String = one(lines)(in => in.map(_.length))

  def mapPartitions: String = one(JList.of(1, 2, 3, 4))(in =>
    in.mapPartitions(part => Iterator.single(part.asScala.sum).asJava))

  def glom: String = one(JList.of(1, 2, 3))(in => in.glom().map(_.size))

  def countAndReduce: String = one(JList.of(1, 2, 3))(in =>
    in.reduce(_ + _).union(in.reduce((a, b) => math.max(a, b))))

  def count: String = one(JList.of(1, 2, 3))(in => in.count())

  def unionOfThree: String = one(JList.of(1, 2))(in =>
    in.context.union(in, in.map(n => n + 10), in.map(n => n + 20)))

  def transform: String = one(JList.of(3, 1, 3))(in =>
    in.transform(rdd => rdd.distinct()))

  def transformWithBatchTime: String = one(JList.of("a"))(in =>
    in.transform((rdd, batch) => rdd.map(word => word + batch.milliseconds)))

  def transformJoinsAStaticTable: String = one(JList.of(200, 404, 200))(in => {
    val names = in.context.parallelizePairs(JList.of(Pair.of(200, "OK"), Pair.of(404, "Not Found")))
    in.countByValue().transformToPair((counts: PairRDD[Int, java.lang.Long]) => counts.join(names))
  })

  def transformWith: String = two(JList.of(1, 2, 3), JList.of(2))((left, right) =>
    left.transformWith[Int, RDD[Int], DStream[Int], Int](right, (all, some, batch) => all.subtract(some)))

  def combineByKey: String = one(JList.of(1, 2, 6))(in =>
    in.mapToPair(n => Pair.of(n % 2, n))
      .combineByKey[(Int, Int)](n => (n, 1), (sum, n) => (sum._1 + n, sum._2 + 1), (a, b) => (a._1 + b._1, a._2 + b._2))
      .mapValues(sum => sum._1.toDouble / sum._2))

  def join: String = two(JList.of("a", "bb"), JList.of("c"))((left, right) =>
    byLength(left).join(byLength(right)).mapValues(both => both.first + both.second))

  def leftOuterJoin: String = two(JList.of("a", "bb"), JList.of("c"))((left, right) =>
    byLength(left).leftOuterJoin(byLength(right)).mapValues(both => both.first + both.second.orElse("?")))

  def cogroup: String = two(JList.of("a", "b"), JList.of("c"))((left, right) =>
    byLength(left).cogroup(byLength(right)).mapValues(groups => groups.first.size - groups.second.size))

  def partitioner: String = one(JList.of(1, 2, 3))(in =>
    in.mapToPair(n => Pair.of(n, n)).reduceByKey((a, b) => a + b, new ByParity).groupByKey(Shuffle.partitions(1)).keys())

  def aggregateByKeyInPartitions: String = one(JList.of(1, 2, 6))(in =>
    in.mapToPair(n => Pair.of(n % 2, n)).aggregateByKey[Long](() => 0L, (sum, n) => sum + n, (a, b) => a + b, 3))

  def sortByAndTop: String = one(JList.of(3, 1, 2))(in =>
    in.transform(rdd => {
      val largest = rdd.max((a, b) => a - b)
      rdd.sortBy(n => -n, true, 1).union(rdd.filter(n => n == largest))
    }))

  def sortByKeyInAnOrder: String = one(JList.of(3, 1, 2))(in =>
    in.transform(rdd => rdd.keyBy(n => n % 2).sortByKey((a, b) => b - a, 1).values()))

  def functionOfLess: String = {
    val text: Function[Any, String] = any => s"<$any>"
    one(JList.of(1, 2))(in => in.map(text))
  }

  def genericHelper: String = one(JList.of(1, 1))(in => distinctOf(in))

  def foreachRDDCompiles(in: DStream[String]): Unit = {
    in.foreachRDD(rdd => rdd.foreachPartition(part => part.asScala.foreach(println)))
    in.foreachRDD((rdd, batch) => println(s"${batch.milliseconds} ${rdd.count()}"))
    in.countByValue().foreachRDD(rdd => println(rdd.collectAsMap()))
  }

  def mostFrequentCompiles(in: DStream[String]): Unit =
    in.countByValue().foreachRDD(rdd => println(rdd.top(3, (a, b) => a.second.compareTo(b.second))))

  private def distinctOf[T](in: DStream[T]): DStream[T] = in.transform((rdd: RDD[T]) => rdd.distinct())

  private def byLength(words: DStream[String]): PairDStream[Int, String] =
    words.mapToPair(word => Pair.of(word.length, word))

  private def one[T, O](elements: JList[T])(chain: DStream[T] => DStreamLike[O, _, _]): String =
    sorted(OneBatch.run[T, O](elements, in => chain(in)))

  private def two[T, U, O](left: JList[T], right: JList[U])(
      chain: (DStream[T], DStream[U]) => DStreamLike[O, _, _]): String =
    sorted(OneBatch.run[T, U, O](left, right, (one, other) => chain(one, other)))

  private def sorted(output: JList[_]): String = output.asScala.map(_.toString).sorted.mkString(" ")

  final class ByParity extends Partitioner {
    override def partitionCount: Int = 2
    override def partition(key: Any): Int = key.asInstanceOf[Int] % 2
  }
}
