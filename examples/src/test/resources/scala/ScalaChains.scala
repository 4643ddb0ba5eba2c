import dev.sluice.{DStream, DStreamLike, PairDStream}
import dev.sluice.examples.chains.{BatchSeries, OneBatch}
import dev.sluice.function.{Function, Pair}
import dev.sluice.rdd.{PairRDD, Partitioner, RDD, Shuffle}
import dev.sluice.state.{KeyedProcessFunction, OutputTag, ProcessContext, ProcessOutput, StateSpec, Timer}
import dev.sluice.time.Durations
import java.util.{Arrays, ArrayDeque, List => JList, Optional}
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

  def mapValuesAndFlatMapValues: String = one(JList.of("a", "bb"))(in =>
    byLength(in).mapValues(_.toUpperCase).flatMapValues(word => Arrays.asList(word, word.reverse)))

  def rightAndFullOuterJoin: String = two(JList.of("a"), JList.of("c", "dd"))((left, right) =>
    byLength(left).rightOuterJoin(byLength(right)).mapValues(both => both.first.orElse("?") + both.second)
      .union(byLength(left).fullOuterJoin(byLength(right)).mapValues(both => both.first.orElse("?") + both.second.orElse("?"))))

  def foldByKeyAndSubtractByKey: String = two(JList.of("a", "bb", "c"), JList.of("dd"))((left, right) =>
    byLength(left).subtractByKey(byLength(right)).foldByKey("", _ + _))

  def zipWithIndexAndUniqueId: String = one(JList.of("a", "b", "c"))(in =>
    in.transform(rdd => rdd.zipWithIndex().zip(rdd.zipWithUniqueId()).map(both => both.first.second + both.second.second)))

  def zipPartitions: String = one(JList.of(1, 2, 3))(in =>
    in.transform(rdd => rdd.zipPartitions[Int, Int](rdd, (all, same) =>
      Iterator.single(all.asScala.sum * same.asScala.size).asJava)))

  def aggregateTakeAndFold: String = one(JList.of(1, 2, 3))(in =>
    in.transform(rdd => {
      val sum = rdd.aggregate[Int](() => 0, (sum, n) => sum + n, (a, b) => a + b)
      val facts = JList.of(sum, rdd.fold(0, (a, b) => a + b), rdd.take(1).get(0), rdd.takeSample(false, 9).size)
      in.context.parallelize(facts)
    }))

  def filterByRangeAndReduceLocally: String = one(JList.of(1, 2, 3, 4))(in =>
    in.transform(rdd => {
      val byNumber = rdd.keyBy(n => n)
      val sums = byNumber.filterByRange(2, 3).reduceByKeyLocally((a, b) => a + b)
      rdd.filter(n => sums.containsKey(n))
    }))

  def queueOfRdds: String = series(JList.of(JList.of(1), JList.of(2)))((in: DStream[Int]) => {
    val queue = new ArrayDeque[RDD[Int]]
    queue.add(in.context.parallelize(JList.of(10)))
    in.union(in.context.queueStream(queue, true, in.context.parallelize(JList.of(99))))
  })

  def generator: String = series(JList.of(JList.of(1), JList.of(2)))((in: DStream[Int]) =>
    in.context.generatorStream(2, number => number * 2))

  def generatorWithSeed: String = series(JList.of(JList.of(1)))((in: DStream[Int]) =>
    in.context.generatorStream(2, 42L, (number, random) => random.nextInt(10) < 10 && number < 2))

  def window: String = letters(in => in.window(Durations.seconds(2)))

  def windowThatSlides: String = letters(in => in.window(Durations.seconds(2), Durations.seconds(2)))

  def reduceByWindow: String = letters(in => in.reduceByWindow(_ + _, Durations.seconds(3), Durations.seconds(1)))

  def countByWindow: String = letters(in => in.countByWindow(Durations.seconds(4), Durations.seconds(2)))

  def countByValueAndWindow: String = letters(in =>
    in.countByValueAndWindow(Durations.seconds(2), Durations.seconds(2)))

  def reduceByKeyAndWindow: String = letters(in =>
    ones(in).reduceByKeyAndWindow(_ + _, Durations.seconds(2), Durations.seconds(2)))

  def reduceByKeyAndWindowWithAnInverse: String = letters(in =>
    ones(in).reduceByKeyAndWindow((a, b) => a + b, (a, b) => a - b, Durations.seconds(2), Durations.seconds(2))
      .filter(count => count.second > 1))

  def groupByKeyAndWindow: String = letters(in =>
    ones(in).groupByKeyAndWindow(Durations.seconds(4), Durations.seconds(4)).mapValues(_.size))

  def updateStateByKey: String = letters(in =>
    ones(in).updateStateByKey[Int]((values, state) => Optional.of(state.orElse(0) + values.size)))

  def mapWithState: String = letters(in => ones(in).mapWithState(visits))

  def stateSnapshots: String = letters(in => ones(in).mapWithState(visits).stateSnapshots())

  def process: String = letters(in => ones(in).process(new Silence))

  def sideOutput: String = letters(in => ones(in).process(new Silence).sideOutput(Silence.firsts))

  def accumulator: String = letters(in => {
    val seen = in.context.longAccumulator("seen")
    in.map(letter => { seen.add(1); letter }).foreachRDD(rdd => rdd.count())
    in.transform(rdd => in.context.parallelize(JList.of(seen.sum)))
  })

  def broadcast: String = letters(in => {
    val wanted = in.context.broadcast(Set("b"))
    in.foreachRDD((rdd, batch) => wanted.update(Set("a", "c")))
    in.filter(letter => wanted.value.contains(letter))
  })

  def foreachRDDCompiles(in: DStream[String]): Unit = {
    in.foreachRDD(rdd => rdd.foreachPartition(part => part.asScala.foreach(println)))
    in.foreachRDD((rdd, batch) => println(s"${batch.milliseconds} ${rdd.count()}"))
    in.countByValue().foreachRDD(rdd => println(rdd.collectAsMap()))
  }

  def mostFrequentCompiles(in: DStream[String]): Unit =
    in.countByValue().foreachRDD(rdd => println(rdd.top(3, (a, b) => a.second.compareTo(b.second))))

  private def distinctOf[T](in: DStream[T]): DStream[T] = in.transform((rdd: RDD[T]) => rdd.distinct())

  private val visits: StateSpec[String, Int, Int, String] =
    StateSpec.function[String, Int, Int, String]((word, one, state) => {
      val count = state.orElse(0) + one.orElse(0)
      state.update(count)
      word + count
    })

  private def ones(words: DStream[String]): PairDStream[String, Int] = words.mapToPair(word => Pair.of(word, 1))

  private def byLength(words: DStream[String]): PairDStream[Int, String] =
    words.mapToPair(word => Pair.of(word.length, word))

  private def one[T, O](elements: JList[T])(chain: DStream[T] => DStreamLike[O, _, _]): String =
    sorted(OneBatch.run[T, O](elements, in => chain(in)))

  private def two[T, U, O](left: JList[T], right: JList[U])(
      chain: (DStream[T], DStream[U]) => DStreamLike[O, _, _]): String =
    sorted(OneBatch.run[T, U, O](left, right, (one, other) => chain(one, other)))

  private def letters[O](chain: DStream[String] => DStreamLike[O, _, _]): String =
    series[String, O](JList.of(JList.of("a", "b"), JList.of("a"), JList.of[String](), JList.of("c")))(chain)

  private def series[T, O](batches: JList[JList[T]])(chain: DStream[T] => DStreamLike[O, _, _]): String =
    BatchSeries.run[T, O](batches, in => chain(in)).asScala.map(batch => sorted(batch)).mkString(" | ")

  private def sorted(output: JList[_]): String = output.asScala.map(_.toString).sorted.mkString(" ")

  final class ByParity extends Partitioner {
    override def partitionCount: Int = 2
    override def partition(key: Any): Int = key.asInstanceOf[Int] % 2
  }

  /** Tells of keys that had no value for two seconds, and of new ones on the side. */
  final class Silence extends KeyedProcessFunction[String, Int, String] {
    private val due = value[java.lang.Long]("due")

    override def process(one: Int, context: ProcessContext[String], out: ProcessOutput[String]): Unit = {
      if (context.state(due).get.isEmpty) out.emit(Silence.firsts, context.key)
      context.state(due).update(context.batch.milliseconds + 2000)
      context.timers.registerProcessingTime(context.batch.time.plusSeconds(2))
    }

    override def onTimer(timer: Timer, context: ProcessContext[String], out: ProcessOutput[String]): Unit =
      if (context.state(due).orElse(0L) == context.batch.milliseconds) {
        out.emit(s"${context.key} is silent")
        context.state(due).clear()
      }
  }

  object Silence {
    val firsts: OutputTag[String] = OutputTag.named("firsts")
  }
}
